import type { Bench } from "../../bench/bench.svelte";

const mostTogether = 8;

/** The rows that are to be labelled, as the table came in. */
export class Examples {
  names = $state.raw<readonly string[]>([]);
  cells = $state.raw<ReadonlyMap<number, readonly (string | null)[]>>(new Map());
  loading = $state(false);
  #turn = 0;

  constructor(readonly bench: Bench) {}

  /** Asks for these rows, 0-based; those that the table does not have stay away. */
  async load(rows: readonly number[]): Promise<void> {
    const turn = ++this.#turn;
    const { client, tableId } = this.bench;
    this.loading = true;
    const found = new Map<number, readonly (string | null)[]>();
    let names: readonly string[] = [];
    for (let from = 0; from < rows.length; from += mostTogether) {
      const some = rows.slice(from, from + mostTogether);
      const answers = await Promise.all(some.map((row) => client.rows(tableId, { from: row, count: 1 })));
      if (turn !== this.#turn) return;
      answers.forEach((answer, index) => {
        const cells = answer.ok ? answer.value.cells[0] : undefined;
        const row = some[index];
        if (!answer.ok || !cells || row === undefined) return;
        names = answer.value.names;
        found.set(row, cells);
      });
      this.names = names;
      this.cells = new Map(found);
    }
    this.loading = false;
  }

  /** What a column says of a row; null where it says nothing, or is not there. */
  at(row: number, column: string): string | null {
    return this.cells.get(row)?.[this.names.indexOf(column)] ?? null;
  }
}

/** So many rows, evenly over the table: files are often sorted. */
export const evenly = (count: number, of: number): number[] =>
  Array.from({ length: Math.min(count, of) }, (_, at) => Math.floor((at * of) / Math.min(count, of)));
