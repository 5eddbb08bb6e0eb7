import type { ColumnKind } from "../../experiment/table-profile";
import { strayLabels, type KindOfColumn } from "../column-kind";
import { isPictures } from "../images/picture-column";
import type { Column } from "../table";
import { missingRows, rowsOfLabels, type FoundFault } from "./found-fault";
import { labelFaults } from "./label-faults";
import { numberFaults } from "./number-faults";

/** What looks wrong in a column, but for what can only be told with the target. @param kind by all of its rows */
export function columnFaults(
  column: Column,
  { kind, present, sorted }: KindOfColumn,
  decimal: "." | ",",
): FoundFault[] {
  const found: FoundFault[] = [];
  const missing = missingRows(column, present);
  if (missing.length > 0) found.push({ fault: "missing", rows: missing });
  if (kind === "constant" || kind === "id-like") found.push({ fault: kind, rows: [], count: present });
  if (column.kind === "number") {
    if (kind === "number" || kind === "whole") found.push(...numberFaults(column, sorted));
    return found;
  }
  if (isPictures(column)) return found;
  const stray = strayLabels(column, null, decimal);
  if (stray) {
    found.push({
      fault: "mixed",
      rows: rowsOfLabels(column, stray),
      values: { examples: stray.slice(0, 5).join(", ") },
    });
  }
  return [...found, ...labelFaults(column, kindIsCategory(kind))];
}

const kindIsCategory = (kind: ColumnKind): boolean => kind === "category" || kind === "constant";
