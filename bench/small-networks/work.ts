/** 500 points in two classes, a ring round a disc, and the plane that maps are drawn of. */
export const rows = 500;
export const batchSize = 10;
export const mapSize = 100;
export const learningRate = 0.03;

/** A network of the plane: tanh in the hidden layers, one output. */
export interface Shape {
  readonly name: string;
  readonly hidden: readonly number[];
}
export const shapes: readonly Shape[] = [
  { name: "2-4-2-1", hidden: [4, 2] },
  { name: "2-8-8-1", hidden: [8, 8] },
  { name: "2-8-8-8-8-8-8-1", hidden: [8, 8, 8, 8, 8, 8] },
];

export interface Points {
  /** [rows, 2] */
  readonly x: Float32Array;
  /** 0 or 1 */
  readonly y: Float32Array;
}

export function points(): Points {
  const x = new Float32Array(2 * rows);
  const y = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    const outer = r % 2;
    const radius = outer === 1 ? 3.5 + (r % 7) / 5 : (2.5 * (r % 11)) / 11;
    x[2 * r] = radius * Math.sin(2.4 * r);
    x[2 * r + 1] = radius * Math.cos(2.4 * r);
    y[r] = outer;
  }
  return { x, y };
}

/** The cells of the maps, [mapSize², 2]. */
export function cells(): Float32Array {
  const plane = new Float32Array(2 * mapSize * mapSize);
  for (let i = 0; i < mapSize * mapSize; i++) {
    plane[2 * i] = (12 * Math.floor(i / mapSize)) / (mapSize - 1) - 6;
    plane[2 * i + 1] = 6 - (12 * (i % mapSize)) / (mapSize - 1);
  }
  return plane;
}
