/** A drawing: cells × cells, row by row; 0 is paper, 255 is ink. */
export type Ink = Uint8Array<ArrayBuffer>;

/** A place on the pad in cells; the first cell's middle is [0.5, 0.5]. */
export type PadPlace = readonly [x: number, y: number];

export const blankInk = (cells: number): Ink => new Uint8Array(cells * cells);
export const isBlank = (ink: Ink): boolean => ink.every((cell) => cell === 0);

/** The drawing with a line on it, round at its ends and soft at its edge, as a pen leaves it. */
export function withStroke(ink: Ink, cells: number, from: PadPlace, to: PadPlace, radius: number): Ink {
  const next = ink.slice();
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const lengthSquared = dx * dx + dy * dy;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const [x, y] = [column + 0.5 - from[0], row + 0.5 - from[1]];
      const along = lengthSquared > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / lengthSquared)) : 0;
      const distance = Math.hypot(x - along * dx, y - along * dy);
      const cover = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distance)));
      const at = row * cells + column;
      if (cover > (next[at] ?? 0)) next[at] = cover;
    }
  }
  return next;
}

/** The drawing with one cell the other way: ink where there was none. */
export function withToggled(ink: Ink, at: number): Ink {
  const next = ink.slice();
  next[at] = (next[at] ?? 0) > 127 ? 0 : 255;
  return next;
}
