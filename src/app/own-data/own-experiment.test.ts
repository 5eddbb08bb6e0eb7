import { describe, expect, it } from "vitest";
import type { ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { freshExperiment, likelyTarget, withTarget } from "./own-experiment";

const column = (name: string, kind: ColumnProfile["kind"], distinct: number): ColumnProfile => ({
  name,
  kind,
  distinct,
  missing: 0,
  faults: [],
});
const tableOf = (rows: number, ...columns: ColumnProfile[]): TableProfile => ({
  rows,
  columns,
  duplicateRows: 0,
  reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
});
const fresh = freshExperiment({ kind: "file", name: "drawings.zip", bytes: 1 });

describe("an experiment on one's own data", () => {
  it("begins with the column called class as its target, where there are pictures", () => {
    const pictures = tableOf(
      6,
      column("file", "category", 6),
      column("class", "category", 2),
      column("image", "image", 6),
    );
    expect(likelyTarget(pictures)).toBe("class");
  });

  it("does not learn from the names of files: each names its class", () => {
    const file = column("file", "category", 6);
    const pictures = tableOf(6, file, column("class", "category", 2), column("image", "image", 6));
    expect(withTarget(fresh, pictures).preparation).toEqual([
      { step: "drop-columns", columns: ["file"] },
      { step: "auto" },
    ]);
    const table = tableOf(6, file, column("class", "category", 2), column("size", "number", 6));
    expect(withTarget(fresh, table).preparation).toEqual([{ step: "auto" }]);
  });
});
