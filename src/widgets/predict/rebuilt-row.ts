import { encodeRow } from "../../data/apply-cells";
import type { FittedPreparation, TrainedModel } from "../../experiment/trained-model";
import type { PictureFeatures } from "../features/picture-features";

/** What went into an autoencoder and what came back, in prepared numbers. */
export interface RebuiltRow {
  readonly wentIn: ArrayLike<number>;
  readonly cameBack: ArrayLike<number>;
  /** Mean squared error of the numbers. */
  readonly error: number;
  /** Places of the features, the one rebuilt worst first. */
  readonly worstFirst: readonly number[];
}

/** null where the row cannot be encoded, or what came back is not as wide. */
export function rebuiltRow(
  model: TrainedModel,
  row: Readonly<Record<string, string>>,
  cameBack: readonly number[],
): RebuiltRow | null {
  const encoded = encodeRow(model.preparation, row);
  if (!encoded.ok || encoded.value.length !== cameBack.length || cameBack.length === 0) return null;
  const wentIn = encoded.value;
  const squares = cameBack.map((value, i) => (value - (wentIn[i] ?? 0)) ** 2);
  return {
    wentIn,
    cameBack,
    error: squares.reduce((a, b) => a + b, 0) / squares.length,
    worstFirst: squares.map((_, i) => i).sort((a, b) => (squares[b] ?? 0) - (squares[a] ?? 0)),
  };
}

const ends = { "0-1": [0, 1], "-1-1": [-1, 1], "0-255": [0, 255] } as const;

/** The features that are a picture's pixels; null where there is none. */
export function pictureOf({ columns, features }: FittedPreparation): PictureFeatures | null {
  for (const { source, operations, features: own } of columns) {
    const pixels = operations.find((operation) => operation.op === "pixels");
    const from = features.indexOf(own[0] ?? "");
    if (!pixels || from < 0) continue;
    const { width, height, colour, range } = pixels;
    const [black, white] = ends[range];
    return { column: source, width, height, channels: colour === "rgb" ? 3 : 1, from, black, white };
  }
  return null;
}
