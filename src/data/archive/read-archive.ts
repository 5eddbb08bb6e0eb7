import { err, type Outcome } from "../../experiment/failure";
import type { ReadTable } from "../csv/read";
import type { HostDecoder } from "../images/decoded";
import type { Listening } from "./each-file";
import { archiveLimits } from "./limits";
import { sortFiles } from "./sort-files";
import { unpack } from "./unpack";
import { zipDirectory } from "./zip-directory";

export interface ArchiveOptions extends Listening {
  /** Pixels a side that pictures are shrunk to. */
  readonly imageSize: number | undefined;
  readonly host: HostDecoder | undefined;
  /** Reads a table that is no zip. */
  readonly plain: (bytes: Uint8Array, name: string) => Promise<Outcome<ReadTable>>;
}

/**
 * A zip as a table: the one table in it, or a row for each of its pictures, sounds or texts, with the folder as its class.
 * Fails as `zipDirectory`, `sortFiles`, `unpack`, `eachFile` and the readers of tables do; "archive/too-large" where the
 * zip itself is over the limit.
 */
export async function readArchive(bytes: Uint8Array, options: ArchiveOptions): Promise<Outcome<ReadTable>> {
  const limit = archiveLimits.unpackedBytes;
  if (bytes.length > limit) return err({ code: "archive/too-large", values: { limit } });
  const directory = zipDirectory(bytes);
  if (!directory.ok) return directory;
  const sorted = sortFiles(directory.value);
  if (!sorted.ok) return sorted;
  const { content, files } = sorted.value;
  switch (content) {
    case "table": {
      const [file] = files;
      const table = file ? unpack(file) : err({ code: "archive/broken" });
      return table.ok ? options.plain(table.value, file?.name ?? "") : table;
    }
    case "pictures":
      return (await import("./picture-table")).pictureTable(sorted.value, options);
    case "sounds":
      return (await import("./sound-table")).soundTable(sorted.value, options);
    case "texts":
      return (await import("./text-table")).textTable(sorted.value, options);
  }
}
