import { readFile, stat } from "node:fs/promises";
import { csvLimits } from "../data/csv/limits";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";
import { mostExperimentBytes } from "../experiment/parse-experiment";

/** Reads a table that a person named. Fails with "csv/too-large", or as `readNamedFile` does. */
export const readNamedTable = (path: string): Promise<Outcome<Uint8Array>> =>
  readNamedFile(path, { code: "csv/too-large", bytes: csvLimits.bytes });

/** Reads an Experiment that a person named. Fails with "experiment/too-large", or as `readNamedFile` does. */
export const readNamedExperiment = (path: string): Promise<Outcome<Uint8Array>> =>
  readNamedFile(path, { code: "experiment/too-large", bytes: mostExperimentBytes });

/** Fails with "cli/no-such-file", "cli/is-a-folder", "cli/unreadable" or the limit's own code. */
async function readNamedFile(
  path: string,
  limit: { readonly code: Failure["code"]; readonly bytes: number },
): Promise<Outcome<Uint8Array>> {
  try {
    const { size } = await stat(path);
    // Before any of it is in memory.
    if (size > limit.bytes) {
      return err({ code: limit.code, file: path, values: { bytes: size, limit: limit.bytes } });
    }
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (reason === "ENOENT") return err({ code: "cli/no-such-file", file: path });
    if (reason === "EISDIR") return err({ code: "cli/is-a-folder", file: path });
    return err({ code: "cli/unreadable", file: path, values: { reason } });
  }
}
