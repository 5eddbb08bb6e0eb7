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
 * A zip as a table: the one table in it, or a row for each of its pictures, sounds or texts, with the folder as its class and
 * what a table beside them says of it. Fails as `zipDirectory`, `sortFiles`, `unpack`, `labelsBeside`, `eachFile` and the readers of tables do; "archive/too-large" where the
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
  const labels =
    sorted.value.beside &&
    (await (await import("./labels-beside")).labelsBeside(sorted.value.beside, sorted.value, options.plain));
  if (labels && !labels.ok) return labels;
  const beside = labels?.value ?? null;
  switch (content) {
    case "table": {
      const [file] = files;
      const table = file ? unpack(file) : err({ code: "archive/broken" });
      return table.ok ? options.plain(table.value, file?.name ?? "") : table;
    }
    case "pictures":
      return (await import("./picture-table")).pictureTable(sorted.value, beside, options);
    case "sounds":
      return (await import("./sound-table")).soundTable(sorted.value, beside, options);
    case "texts":
      return (await import("./text-table")).textTable(sorted.value, beside, options);
  }
}
