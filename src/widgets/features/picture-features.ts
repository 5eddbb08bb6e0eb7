import type { PreparationStep } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";

/** Features that are the pixels of one picture, row by row from the top. */
export interface PictureFeatures {
  readonly column: string;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** Place of the first among the features. */
  readonly from: number;
  /** What black and white are as features. */
  readonly black: number;
  readonly white: number;
}

const ends = { "0-1": [0, 1], "-1-1": [-1, 1], "0-255": [0, 255] } as const;

/** The first picture among the features a run was prepared with; null where there is none. */
export function pictureFeatures(
  features: readonly string[],
  notes: readonly PreparationNote[],
  steps: readonly PreparationStep[],
): PictureFeatures | null {
  for (const { reason, column, values, at } of notes) {
    if (reason !== "pixels" || column === undefined) continue;
    const [width, height, inputs] = [values?.width, values?.height, values?.inputs].map(Number);
    if (!width || !height || !inputs) continue;
    const channels = inputs === 3 * width * height ? 3 : 1;
    const from = features.findIndex((name) => name === `${column} 1,1` || name === `${column} 1,1 red`);
    const step = at === undefined ? undefined : steps[at];
    const [black, white] = ends[step?.step === "pixels" ? step.range : "0-1"];
    if (from >= 0 && from + inputs <= features.length) return { column, width, height, channels, from, black, white };
  }
  return null;
}

/** Colours of one row's pixels, red, green, blue and opacity each 0 to 255. @param row the features of one row */
export function pixelColours(picture: PictureFeatures, row: ArrayLike<number>): Uint8ClampedArray<ArrayBuffer> {
  const { width, height, channels, from, black, white } = picture;
  const colours = new Uint8ClampedArray(4 * width * height);
  const scale = 255 / (white - black);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const at = from + pixel * channels + (channels === 3 ? channel : 0);
      colours[4 * pixel + channel] = ((row[at] ?? black) - black) * scale;
    }
    colours[4 * pixel + 3] = 255;
  }
  return colours;
}
