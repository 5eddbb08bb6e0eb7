import * as v from "valibot";
import { experimentSchema, type Experiment } from "./experiment";
import { err, ok, type Outcome } from "./failure";

/** Turns a document of format n into one of format n + 1. Keyed by n; format 1 is the first, so there is none yet. */
const migrations: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>> = {};
export const currentFormat = 1;

/**
 * Reads an Experiment that came from outside (file, URL, storage, message), migrating older formats.
 * Fails with "experiment/not-an-object", "experiment/format-unknown", "experiment/format-newer" or "experiment/field".
 */
export function parseExperiment(input: unknown, file?: string): Outcome<Experiment> {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return err({ code: "experiment/not-an-object", file });
  let document = input as Record<string, unknown>;
  const format = document["format"];
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1)
    return err({ code: "experiment/format-unknown", file, field: "format" });
  if (format > currentFormat)
    return err({ code: "experiment/format-newer", file, field: "format", values: { format, current: currentFormat } });
  for (let from = format; from < currentFormat; from++) {
    const migrate = migrations[from];
    if (!migrate) return err({ code: "experiment/format-unknown", file, field: "format" });
    document = migrate(document);
  }
  const result = v.safeParse(experimentSchema, document);
  if (result.success) return ok(result.output);
  const issue = result.issues[0];
  return err({ code: "experiment/field", file, field: v.getDotPath(issue) ?? "", values: { problem: issue.message } });
}
