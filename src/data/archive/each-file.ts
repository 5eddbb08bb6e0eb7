import { breath } from "../../experiment/breath";
import { err, type Failure, type Outcome } from "../../experiment/failure";
import { quoted } from "../../experiment/quoted";
import { unpack } from "./unpack";
import type { ArchiveFile } from "./zip-directory";

export interface Listening {
  /** Unpacked bytes read so far, and all of them. */
  readonly report?: ((done: number, total: number) => void) | undefined;
  /** Asked between two files. */
  readonly cancelled?: (() => boolean) | undefined;
}

/** A file that could not be read for what it is. */
export interface Unread {
  readonly name: string;
  readonly failure: Failure;
}

/** Without a breath the worker would be taken for dead; a breath takes 4 ms. */
const breathMs = 50;

/**
 * Unpacks and reads the files one after another, with breaths between them. @returns what each was read as, null where it
 * could not be, and those that could not; fails where the archive is damaged, with "archive/cancelled", and where not one
 * could be read as the first one did (field: its name).
 */
export async function eachFile<T>(
  files: readonly ArchiveFile[],
  { report, cancelled }: Listening,
  read: (bytes: Uint8Array) => Outcome<T> | Promise<Outcome<T>>,
): Promise<Outcome<{ readonly cells: readonly (T | null)[]; readonly unread: readonly Unread[] }>> {
  const total = files.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const cells: (T | null)[] = [];
  const unread: Unread[] = [];
  let done = 0;
  let breathedMs = performance.now();
  for (const file of files) {
    if (cancelled?.()) return err({ code: "archive/cancelled" });
    const bytes = unpack(file);
    if (!bytes.ok) return bytes;
    const outcome = await read(bytes.value);
    cells.push(outcome.ok ? outcome.value : null);
    if (!outcome.ok) unread.push({ name: file.name, failure: outcome.failure });
    done += file.unpackedBytes;
    report?.(done, total);
    if (performance.now() - breathedMs < breathMs) continue;
    await breath();
    breathedMs = performance.now();
  }
  const [first] = unread;
  if (first && unread.length === files.length) return err({ ...first.failure, field: quoted(first.name) });
  return { ok: true, value: { cells, unread } };
}
