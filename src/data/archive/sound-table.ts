import { ok, type Outcome } from "../../experiment/failure";
import type { ReadTable } from "../csv/read";
import { readWav } from "../sound/read-wav";
import { soundCell } from "../sound/sound-cell";
import { numberColumn, textColumn } from "../table";
import { eachFile, type Listening } from "./each-file";
import { fileTable } from "./file-columns";
import type { Beside } from "./labels-beside";
import type { Sorted } from "./sort-files";

/** WAVs to a table of `file`, `class`, `sound` (a spectrogram) and `seconds`. Fails as `eachFile` does. */
export async function soundTable(
  sorted: Sorted,
  beside: Beside | null,
  listening: Listening,
): Promise<Outcome<ReadTable>> {
  const read = await eachFile(sorted.files, listening, (bytes) => {
    const sound = readWav(bytes);
    if (!sound.ok) return sound;
    const { samples, sampleRateHz } = sound.value;
    return ok({ cell: soundCell(sound.value), seconds: samples.length / sampleRateHz });
  });
  if (!read.ok) return read;
  const { cells, unread } = read.value;
  const sounds = textColumn(
    "sound",
    cells.map((one) => one && one.cell),
  );
  const seconds = numberColumn(
    "seconds",
    cells.map((one) => (one ? one.seconds : NaN)),
  );
  return ok(fileTable(sorted, beside, [sounds, seconds], unread));
}
