/**
 * The line where a grid of values crosses zero, as an SVG path of short segments.
 * @param at value at column i, row j of a grid of `cells` by `cells` cell centres; row 0 is on top.
 * @param sidePx the side of the square that the grid fills.
 * Source: Lorensen and Cline 1987, in two dimensions.
 */
export function zeroLine(at: (i: number, j: number) => number, cells: number, sidePx: number): string {
  const px = sidePx / cells;
  let path = "";
  const ends: number[] = [];
  const cut = (p: number, q: number, x0: number, y0: number, x1: number, y1: number): void => {
    if (p > 0 === q > 0) return;
    const t = p / (p - q);
    ends.push((x0 + (x1 - x0) * t + 0.5) * px, (y0 + (y1 - y0) * t + 0.5) * px);
  };
  for (let j = 0; j + 1 < cells; j++) {
    for (let i = 0; i + 1 < cells; i++) {
      const a = at(i, j);
      const b = at(i + 1, j);
      const c = at(i + 1, j + 1);
      const d = at(i, j + 1);
      const signs = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0) + (d > 0 ? 1 : 0);
      if (signs === 0 || signs === 4) continue;
      ends.length = 0;
      cut(a, b, i, j, i + 1, j);
      cut(b, c, i + 1, j, i + 1, j + 1);
      cut(c, d, i + 1, j + 1, i, j + 1);
      cut(d, a, i, j + 1, i, j);
      for (let k = 0; k + 3 < ends.length; k += 4) {
        path += `M${tenth(ends[k])} ${tenth(ends[k + 1])}L${tenth(ends[k + 2])} ${tenth(ends[k + 3])}`;
      }
    }
  }
  return path;
}

const tenth = (value = 0): number => Math.round(value * 10) / 10;
