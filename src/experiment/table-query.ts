/** Which rows of a table are wanted, and in what order; without all of these, every row as it came. */
export interface TableQuery {
  /** Rows that have a fault of one of these kinds. */
  readonly faults?: readonly string[];
  /** And those for which all of these hold. */
  readonly filters?: readonly CellFilter[];
  readonly order?: RowOrder;
}

export interface RowOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** What is asked of a column's cells. A missing cell is found by "missing" alone; case and blanks around do not matter. */
export type CellFilter = { readonly column: string } & (
  | { readonly holds: "contains" | "equals"; readonly text: string }
  /** Both ends count; null is open. */
  | { readonly holds: "between"; readonly from: number | null; readonly to: number | null }
  | { readonly holds: "missing" }
);
