import { zip, type PackingOptions } from "../../storage/zip";

export interface FileToPack {
  /** With "/" between folders. */
  readonly path: string;
  readonly file: Blob;
}

/**
 * Files to one zip, uncompressed: pictures are compressed already, and a reader finds them at once. Same files, same
 * bytes, whatever their order and dates. Null once cancelled; rejects where a file cannot be read.
 */
export async function storedZip(
  files: readonly FileToPack[],
  options: Omit<PackingOptions, "stored"> = {},
): Promise<Blob | null> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = sorted.map(({ path, file }) => ({ name: path, content: file }));
  return zip(entries, { ...options, stored: true }).catch((error: unknown) => {
    if (options.signal?.aborted) return null;
    throw error;
  });
}
