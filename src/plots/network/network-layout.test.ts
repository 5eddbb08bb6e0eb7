import { describe, expect, it } from "vitest";
import { layoutNetwork, wireWidth } from "./network-layout";

const request = {
  width: 600,
  counts: [2, 8, 6],
  headPx: 36,
  unitPx: 32,
  gapPx: 7,
  most: 8,
  rows: 8,
  field: "beside",
} as const;

describe("the layout of a network", () => {
  it("keeps its height when units and layers come and go", () => {
    const { height } = layoutNetwork(request);
    expect(layoutNetwork({ ...request, counts: [2, 1] }).height).toBe(height);
    expect(layoutNetwork({ ...request, counts: [2, 8, 8, 8, 8] }).height).toBe(height);
  });

  it("keeps the columns apart from each other and from the field", () => {
    for (const counts of [[2], [2, 3], [2, 8, 6], [2, 4, 4, 4, 4]]) {
      const { columns, field, unitPx } = layoutNetwork({ ...request, counts });
      columns.forEach((column, i) => {
        const next = columns[i + 1]?.x ?? field?.x ?? 0;
        expect(next - (column.x + unitPx)).toBeGreaterThan(15);
      });
    }
  });

  it("counts the units it does not show", () => {
    const { columns } = layoutNetwork({ ...request, counts: [2, 64] });
    expect(columns[1]?.middles).toHaveLength(8);
    expect(columns[1]?.hidden).toBe(56);
  });

  it("puts the field under the units where there is no room beside", () => {
    const { field, height } = layoutNetwork({ ...request, width: 320, field: "below" });
    expect(field).toMatchObject({ x: 0, sidePx: 320 });
    expect(height).toBe((field?.y ?? 0) + 320);
  });

  it("draws every weight, and no weight without end", () => {
    expect(wireWidth(0)).toBe(0.5);
    expect(wireWidth(-40)).toBe(5);
  });
});
