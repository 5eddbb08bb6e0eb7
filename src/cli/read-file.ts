import { readFile, stat } from "node:fs/promises";
import { csvLimits } from "../data/csv/records";
import { err, ok, type Outcome } from "../experiment/failure";

/** Reads a file that a person named. Fails with "cli/no-such-file", "cli/is-a-folder", "cli/unreadable" or "csv/too-large". */
export async function readNamedFile(path: string): Promise<Outcome<Uint8Array>> {
  try {
    const { size } = await stat(path);
    // Before any of it is in memory.
    if (size > csvLimits.bytes) {
      return err({ code: "csv/too-large", file: path, values: { bytes: size, limit: csvLimits.bytes } });
    }
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (reason === "ENOENT") return err({ code: "cli/no-such-file", file: path });
    if (reason === "EISDIR") return err({ code: "cli/is-a-folder", file: path });
    return err({ code: "cli/unreadable", file: path, values: { reason } });
  }
}
