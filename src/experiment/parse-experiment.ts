import * as v from "valibot";
import { nearNames } from "./closest-name";
import { experimentSchema, type Experiment } from "./experiment";
import { err, ok, type Outcome } from "./failure";
import { quoted } from "./quoted";
import { schemaProblem } from "./schema-problem";
import { unknownField } from "./unknown-field";

/** Turns a document of format n into one of format n + 1. Keyed by n; format 1 is the first, so there is none yet. */
const migrations: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>> = {};
export const currentFormat = 1;
/** No experiment comes near, and a file may be anything. */
export const mostExperimentBytes = 10_000_000;

/**
 * Reads an Experiment that a person may have written (a file, a URL, a lesson's patch), migrating older formats.
 * Fails as `parseKeptExperiment` does, and with "experiment/unknown-field": what is misspelt is not passed over.
 */
export function parseExperiment(input: unknown, file?: string): Outcome<Experiment> {
  const migrated = migrate(input, file);
  if (!migrated.ok) return migrated;
  const parsed = validate(migrated.value, file);
  if (!parsed.ok) return parsed;
  const unknown = unknownField(experimentSchema, migrated.value, parsed.value);
  if (!unknown) return parsed;
  const { path, name, known } = unknown;
  return err({ code: "experiment/unknown-field", file, field: quoted(path), values: nearNames(name, known) });
}

/**
 * Reads an Experiment that the app kept, migrating older formats; fields of a later version are left out.
 * Fails with "experiment/not-an-object", "experiment/format-unknown", "experiment/format-newer" or "experiment/field".
 */
export function parseKeptExperiment(input: unknown): Outcome<Experiment> {
  const migrated = migrate(input);
  return migrated.ok ? validate(migrated.value) : migrated;
}

/** Reads such a document's JSON. Fails with "experiment/not-json", "experiment/too-large", or as `parseExperiment` does. */
export function parseExperimentJson(bytes: Uint8Array, file?: string): Outcome<Experiment> {
  if (bytes.length > mostExperimentBytes) {
    const values = { bytes: bytes.length, limit: mostExperimentBytes };
    return err({ code: "experiment/too-large", file, values });
  }
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return err({ code: "experiment/not-json", file, values: { problem: quoted(problem) } });
  }
  return parseExperiment(document, file);
}

function migrate(input: unknown, file?: string): Outcome<Record<string, unknown>> {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return err({ code: "experiment/not-an-object", file });
  let document = input as Record<string, unknown>;
  const format = document["format"];
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1)
    return err({ code: "experiment/format-unknown", file, field: "format" });
  if (format > currentFormat)
    return err({ code: "experiment/format-newer", file, field: "format", values: { format, current: currentFormat } });
  for (let from = format; from < currentFormat; from++) {
    const migrateOne = migrations[from];
    if (!migrateOne) return err({ code: "experiment/format-unknown", file, field: "format" });
    document = migrateOne(document);
  }
  return ok(document);
}

function validate(document: Record<string, unknown>, file?: string): Outcome<Experiment> {
  const result = v.safeParse(experimentSchema, document, { abortEarly: true });
  if (result.success) return ok(result.output);
  const { field, problem } = schemaProblem(result.issues[0]);
  return err({ code: "experiment/field", file, field, values: { problem } });
}
