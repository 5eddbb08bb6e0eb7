import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { currentFormat, parseExperimentJson, parseKeptExperiment } from "../../src/experiment/parse-experiment";

const fileOf = (format: number) => new URL(`../stored/experiment/${format}.json`, import.meta.url);
const formats = Array.from({ length: currentFormat }, (_, index) => index + 1);

it.each(formats)("an Experiment of format %i, every field of it in use, is read for ever", (format) => {
  expect(existsSync(fileOf(format)), `tests/stored/experiment/${format}.json`).toBe(true);
  const bytes = readFileSync(fileOf(format));
  const written: unknown = JSON.parse(bytes.toString());
  const parsed = parseExperimentJson(bytes);
  expect(parsed).toMatchObject({ ok: true });
  if (format === currentFormat) expect(parsed).toEqual({ ok: true, value: written });
  expect(parseKeptExperiment(written)).toEqual(parsed);
});
