import { lanes } from "./program";

/** A workgroup sums so many neighbouring columns, each by several lanes that leap over rows. */
export const columns = 16;
export const rowLanes = lanes / columns;

/** Workgroups for so many columns. */
export const columnGroups = (width: number): number => Math.ceil(width / columns);

/** The sum of what the lanes of one column bring, told to all of them; all lanes must call it. Lanes of a column are `columns` apart. */
export const columnSums = `
  var<workgroup> ofColumns: array<f32, ${lanes}>;
  fn sumOfColumn(lane: i32, value: f32) -> f32 {
    workgroupBarrier(); // the last sums have been read
    ofColumns[lane] = value;
    workgroupBarrier();
    var sum = 0.0;
    for (var i = lane % ${columns}; i < ${lanes}; i += ${columns}) { sum += ofColumns[i]; }
    return sum;
  }
`;
