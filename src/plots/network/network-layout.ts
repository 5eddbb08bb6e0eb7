/** Where the parts of a network's picture stand, in px. */
export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** Side of a unit's square. */
  readonly unitPx: number;
  readonly columns: readonly NetworkColumn[];
  /** The large square map of the output. */
  readonly field: { readonly x: number; readonly y: number; readonly sidePx: number } | null;
}

export interface NetworkColumn {
  /** Left edge of its units; right edge of the wires that come in. */
  readonly x: number;
  /** Middles of the units shown, top to bottom. */
  readonly middles: readonly number[];
  /** Units that are there and not shown. */
  readonly hidden: number;
}

export interface NetworkLayoutRequest {
  readonly width: number;
  /** Units of every column: inputs, hidden layers, and the output where it is a column. */
  readonly counts: readonly number[];
  /** Room above the units for the heads of the columns. */
  readonly headPx: number;
  readonly unitPx: number;
  readonly gapPx: number;
  /** Units shown in a column at most. */
  readonly most: number;
  /** Rows that the height is kept for, whatever the counts: nothing jumps when a unit is added. */
  readonly rows: number;
  /** "beside": on the right; "below": under the units, full width; "none". */
  readonly field: "beside" | "below" | "none";
  /** Extra room between the inputs, as a share of a row. */
  readonly inputPitch?: number;
  /** Room kept on the left, as for the inputs' names. */
  readonly leftPx?: number;
}

export function layoutNetwork(request: NetworkLayoutRequest): NetworkLayout {
  const { width, counts, headPx, unitPx, gapPx, most, rows, field, inputPitch = 1, leftPx = 0 } = request;
  const columnPx = rows * (unitPx + gapPx) - gapPx;
  const sidePx = field === "below" ? width : field === "beside" ? Math.floor(Math.min(columnPx, width * 0.43)) : 0;
  const spanPx = field === "beside" ? width - sidePx - 26 - leftPx : width - unitPx - leftPx;
  // With a map beside, the wires of the last column lead into it: half a step is kept for them.
  const steps = field === "beside" ? counts.length - 0.5 : Math.max(1, counts.length - 1);
  const columns = counts.map((count, column): NetworkColumn => {
    const shown = Math.min(count, most);
    const pitch = (unitPx + gapPx) * (column === 0 ? inputPitch : 1);
    return {
      x: Math.round(leftPx + (column / steps) * spanPx),
      middles: Array.from({ length: shown }, (_, i) => headPx + columnPx / 2 + (i - (shown - 1) / 2) * pitch),
      hidden: count - shown,
    };
  });
  const unitsEnd = headPx + columnPx;
  if (field === "none") return { width, height: unitsEnd, unitPx, columns, field: null };
  const y = field === "below" ? unitsEnd + 28 : headPx + (columnPx - sidePx) / 2;
  const x = field === "below" ? 0 : width - sidePx;
  return { width, height: Math.max(unitsEnd, y + sidePx), unitPx, columns, field: { x, y, sidePx } };
}

/** A wire from the right of one unit to the left of the next: flat at both ends. */
export function wirePath(x0: number, y0: number, x1: number, y1: number): string {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
}

/** Width and strength of a wire by its weight: thick is large; the sign is told by the colour. */
export const wireWidth = (weight: number): number => Math.max(0.5, Math.min(5, Math.abs(weight) * 1.35));
export const wireOpacity = (weight: number): number => Math.min(0.95, 0.28 + Math.abs(weight) * 0.3);
