import { readFile } from "node:fs/promises";
import { err, ok, type Outcome } from "../experiment/failure";

/** Reads a file that a person named. Fails with "cli/no-such-file", "cli/is-a-folder" or "cli/unreadable". */
export async function readNamedFile(path: string): Promise<Outcome<Uint8Array>> {
  try {
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (reason === "ENOENT") return err({ code: "cli/no-such-file", file: path });
    if (reason === "EISDIR") return err({ code: "cli/is-a-folder", file: path });
    return err({ code: "cli/unreadable", file: path, values: { reason } });
  }
}
