import { pixelsOf } from "../../data/images/pixels-of";
import { bandHz } from "../../data/sound/mel-spectrogram";
import { soundCell } from "../../data/sound/sound-cell";
import type { ChartTable } from "../../plots/chart-table";
import { sampleRateHz } from "./made-sound";

/** What a model gets of a sound. */
export interface Heard {
  /** The spectrogram as a picture. */
  readonly cell: string;
  /** Middle of the loudest band. */
  readonly loudestHz: number;
  readonly table: ChartTable;
}

/** @param samples at sampleRateHz */
export function heardIn(
  samples: Float32Array<ArrayBuffer>,
  names: Readonly<Record<"time" | "pitch" | "value", string>>,
): Heard {
  const cell = soundCell({ samples, sampleRateHz });
  const picture = pixelsOf(cell);
  const { width, height, pixels } = picture ?? { width: 0, height: 0, pixels: new Uint8Array() };
  /** The bottom row is the lowest band. */
  const hzOf = (row: number): number => Math.round(bandHz[height - row] ?? 0);
  // 255 steps of lightness are 80 dB.
  const sums = Array.from({ length: height }, (_, row) =>
    pixels.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + 10 ** ((8 * value) / 255), 0),
  );
  const loudest = sums.indexOf(Math.max(...sums));
  return {
    cell,
    loudestHz: hzOf(loudest),
    table: {
      columns: [{ name: names.time, unit: "s" }, { name: names.pitch, unit: "Hz" }, { name: names.value }],
      rows: Array.from(pixels, (value, at) => [
        Number(((at % width) / Math.max(1, width - 1)).toFixed(3)),
        hzOf(Math.floor(at / width)),
        value,
      ]),
    },
  };
}
