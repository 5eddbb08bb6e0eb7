import type { MarkedRows } from "../data/profile/cell-marks";
import { withBreaths } from "../data/pieces";
import type { Table } from "../data/table";
import type { TableQuery } from "../experiment/table-query";
import { workerClock } from "./worker-clock";

interface Asked {
  readonly table: Table;
  readonly key: string;
  /** null: another question of the same view came before this was answered. */
  readonly rows: Promise<{ readonly only: Int32Array | null } | null>;
  isStale: boolean;
}

/** The last question of each view of a table and its answer, which is asked for window by window. */
export class QueryDesk {
  readonly #asked = new Map<string, Map<string, Asked>>();

  /** @returns the rows, null for all of them as they came; or null where the view has asked for something else since */
  rowsOf(
    tableId: string,
    view: string,
    table: Table,
    marked: readonly MarkedRows[],
    query: TableQuery,
  ): Promise<{ readonly only: Int32Array | null } | null> {
    const key = JSON.stringify([query.faults, query.filters, query.order]);
    const views = this.#asked.get(tableId) ?? new Map<string, Asked>();
    this.#asked.set(tableId, views);
    const before = views.get(view);
    if (before?.table === table && before.key === key) return before.rows;
    if (before) before.isStale = true;
    const asked: Asked = { table, key, isStale: false, rows: answer(table, marked, query, () => asked.isStale) };
    views.set(view, asked);
    return asked.rows;
  }

  forget(tableId: string): void {
    for (const asked of this.#asked.get(tableId)?.values() ?? []) asked.isStale = true;
    this.#asked.delete(tableId);
  }
}

class GivenUp extends Error {}

async function answer(
  table: Table,
  marked: readonly MarkedRows[],
  query: TableQuery,
  isStale: () => boolean,
): Promise<{ only: Int32Array | null } | null> {
  const { findingRows } = await import("../data/query/finding-rows");
  try {
    const breathe = async (): Promise<void> => {
      await workerClock.breathe();
      if (isStale()) throw new GivenUp();
    };
    return { only: await withBreaths(findingRows(table, marked, query), { now: workerClock.now, breathe }) };
  } catch (error) {
    if (error instanceof GivenUp) return null;
    throw error;
  }
}
