import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { shareText, sharedExperiment } from "./share";

const experiment: Experiment = {
  ...defaultExperiment,
  name: "Größe & <b>",
  data: { kind: "points", shape: "moons", count: 200, noise: 0.1, added: [[0.5, -1, 1]] },
  target: "class",
};
const textOf = (content: string) => deflateRawSync(content).toString("base64url");

describe("a shared address", () => {
  it("carries the whole experiment, in letters that need no escaping", async () => {
    const text = await shareText(experiment);
    expect(text).toMatch(/^[\w-]+$/);
    expect(text.length).toBeLessThan(700);
    expect(await sharedExperiment(text)).toEqual({ ok: true, value: experiment });
  });

  it.each<Experiment["model"]>([
    { family: "clustering", groups: 7, start: "random" },
    { family: "autoencoder", layers: [{ units: 9, activation: "relu" }], code: 3 },
  ])("carries a $family without a target", async (model) => {
    const unlabelled: Experiment = { ...experiment, target: "", model };
    expect(await sharedExperiment(await shareText(unlabelled))).toEqual({ ok: true, value: unlabelled });
  });

  it.each([
    ["nonsense", "%%%", "share/broken"],
    ["cut off", textOf(JSON.stringify(experiment)).slice(0, 40), "share/broken"],
    ["no JSON", textOf("{"), "share/broken"],
    ["another document", textOf("[]"), "experiment/not-an-object"],
    ["a field out of range", textOf(JSON.stringify({ ...experiment, seed: -1 })), "experiment/field"],
    ["a bomb", textOf(" ".repeat(50_000_000)), "share/too-large"],
  ])("that is %s is refused with its reason", async (_, text, code) => {
    expect(await sharedExperiment(text)).toMatchObject({ ok: false, failure: { code } });
  });
});
