import type { ColumnFault, ColumnProfile, TableProfile } from "../../experiment/table-profile";

/** Faults that lie in cells or rows, in the order of their filters. */
export const cellFaults = [
  "spelling",
  "unit",
  "mixed-units",
  "code",
  "outlier",
  "mixed",
  "duplicate",
  "near-duplicate",
  "missing",
] as const;
export type CellFault = (typeof cellFaults)[number];

export const isCellFault = (fault: ColumnFault["fault"]): fault is CellFault =>
  (cellFaults as readonly string[]).includes(fault);

/** Cells (or rows, for repeated ones) with each kind of fault; kinds that do not occur are left out. */
export function faultCounts(profile: TableProfile): ReadonlyMap<CellFault, number> {
  const counts = new Map<CellFault, number>();
  for (const fault of cellFaults) {
    const cells = profile.columns.flatMap((column) => column.faults).filter((one) => one.fault === fault);
    const count =
      fault === "duplicate"
        ? profile.duplicateRows
        : fault === "near-duplicate"
          ? (profile.nearDuplicates?.rows ?? 0)
          : cells.reduce((sum, one) => sum + one.count, 0);
    if (count > 0) counts.set(fault, count);
  }
  return counts;
}

/** How a kind of fault is marked in its place. */
export function pencilMark(fault: ColumnFault["fault"]): "ring" | "wave" | null {
  if (fault === "unit" || fault === "mixed-units" || fault === "code" || fault === "outlier") return "ring";
  return fault === "spelling" || fault === "mixed" ? "wave" : null;
}

/** Bins of a column's profile, or labels, that are faulty. */
export function oddBars({ numbers, faults, labels }: ColumnProfile): readonly (string | number)[] {
  const odd = new Set<string | number>();
  for (const { fault, values = {} } of faults) {
    if (numbers) {
      const { binsFrom, binsTo, bins } = numbers;
      bins.forEach((_, bin) => {
        const low = binsFrom + (bin / bins.length) * (binsTo - binsFrom);
        const high = binsFrom + ((bin + 1) / bins.length) * (binsTo - binsFrom);
        if (fault === "unit" && high <= Number(values["below"])) odd.add(bin);
        if (fault === "outlier" && (high < Number(values["low"]) || low > Number(values["high"]))) odd.add(bin);
      });
    } else if (fault === "spelling") {
      const others = String(values["examples"] ?? "").split(", ");
      for (const { label } of labels ?? []) if (others.some((one) => one.startsWith(`${label} → `))) odd.add(label);
    }
  }
  return [...odd];
}

/** Cells that hold a code such as 999, which no bin counts. */
export const codedCells = ({ faults }: ColumnProfile): number =>
  faults.reduce((sum, { fault, count }) => sum + (fault === "code" ? count : 0), 0);
