/** Two numbers of the code that span a plane; the others stand still. */
export interface CodePlane {
  readonly across: number;
  readonly up: number;
  /** Ends of both, a little wider than the codes that are there. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Mean code: where the others stand. */
  readonly middle: Float32Array;
}

const margin = 0.06;

/** The plane of two numbers around these codes. @param codes [rows, size] */
export function planeOf(codes: Float32Array, size: number, across: number, up: number): CodePlane {
  const rows = Math.max(1, Math.floor(codes.length / size));
  const middle = new Float32Array(size);
  codes.forEach((value, at) => (middle[at % size] = (middle[at % size] ?? 0) + value / rows));
  const ends = (number: number): readonly [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (let at = number; at < codes.length; at += size) {
      const value = codes[at] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (!(high > low)) return [(Number.isFinite(low) ? low : 0) - 1, (Number.isFinite(low) ? low : 0) + 1];
    return [low - margin * (high - low), high + margin * (high - low)];
  };
  const [[left, right], [bottom, top]] = [ends(across), ends(up)];
  return { across, up, left, right, bottom, top, middle };
}

/** A place on the plane as shares of its width and height, from the left and from below. */
export type PlaneShare = readonly [across: number, up: number];

/** The whole code at a place of the plane. */
export function codeAt(plane: CodePlane, [across, up]: PlaneShare): Float32Array {
  const code = plane.middle.slice();
  code[plane.across] = plane.left + across * (plane.right - plane.left);
  if (plane.up !== plane.across) code[plane.up] = plane.bottom + up * (plane.top - plane.bottom);
  return code;
}

/** Where a code lies on the plane. */
export function shareOf(plane: CodePlane, across: number, up: number): PlaneShare {
  return [(across - plane.left) / (plane.right - plane.left), (up - plane.bottom) / (plane.top - plane.bottom)];
}

/** Codes at the middles of a grid of cells, row by row from the top. @returns [rows × columns, size] */
export function gridCodes(plane: CodePlane, columns: number, rows: number): Float32Array {
  const size = plane.middle.length;
  const codes = new Float32Array(columns * rows * size);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place: PlaneShare = [(column + 0.5) / columns, 1 - (row + 0.5) / rows];
      codes.set(codeAt(plane, place), (row * columns + column) * size);
    }
  }
  return codes;
}

/** The row whose code is nearest to this one; null where there are no rows. */
export function nearestRow(codes: Float32Array, code: ArrayLike<number>): number | null {
  const size = code.length;
  let [nearest, least]: [number | null, number] = [null, Infinity];
  for (let row = 0; (row + 1) * size <= codes.length; row++) {
    let sum = 0;
    for (let at = 0; at < size; at++) sum += ((codes[row * size + at] ?? 0) - (code[at] ?? 0)) ** 2;
    if (sum < least) [nearest, least] = [row, sum];
  }
  return nearest;
}
