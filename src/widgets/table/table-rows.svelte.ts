import type { Bench } from "../../bench/bench.svelte";
import type { Failure } from "../../experiment/failure";
import type { CellMark, TableProfile } from "../../experiment/table-profile";
import type { RowsRequest } from "../../workers/protocol";
import { cellFaults, type CellFault } from "./fault-kinds";

const pageRows = 100;

export interface ShownRow {
  /** Number in the table as it came in, counted from 1. */
  readonly number: number;
  readonly cells: readonly (string | null)[];
  readonly marks: readonly CellMark[];
}

/**
 * The rows of a bench's table as the worker gives them, a page at a time; kept until the table, the steps or the filter
 * change. Answers that come after such a change are dropped.
 */
export class TableRows {
  rows = $state.raw<ReadonlyMap<number, ShownRow>>(new Map());
  names = $state.raw<readonly string[]>([]);
  total = $state(0);
  /** Rows with any fault; null until it is known. */
  faulty = $state<number | null>(null);
  profile = $state.raw<TableProfile | null>(null);
  failure = $state.raw<Failure | null>(null);
  #asked = new Set<number>();
  #turn = 0;
  #request: Pick<RowsRequest, "experiment" | "steps" | "faults"> = {};

  constructor(readonly bench: Bench) {}

  /** Begins anew with what is to be shown now. */
  async begin(steps: number, faults: readonly CellFault[]): Promise<void> {
    const turn = ++this.#turn;
    const { client, tableId, experiment, profile } = this.bench;
    const after = steps > 0 ? { experiment, steps } : {};
    this.#request = { ...after, ...(faults.length > 0 ? { faults } : {}) };
    this.#asked.clear();
    const [faulty, preview] = await Promise.all([
      client.rows(tableId, { from: 0, count: 0, ...after, faults: cellFaults }),
      steps > 0 ? client.preview(tableId, experiment, steps) : null,
      this.#load(0, turn),
    ]);
    if (turn !== this.#turn) return;
    this.faulty = faulty.ok ? faulty.value.total : null;
    this.profile = preview === null ? profile : preview.ok ? preview.value.profile : null;
    this.failure = preview && !preview.ok ? preview.failure : null;
  }

  /** Asks for what is missing of these rows. */
  need(from: number, to: number): void {
    for (let page = Math.floor(from / pageRows); page * pageRows < Math.min(to, this.total); page++) {
      if (!this.#asked.has(page)) void this.#load(page, this.#turn);
    }
  }

  async #load(page: number, turn: number): Promise<void> {
    this.#asked.add(page);
    const { client, tableId } = this.bench;
    const outcome = await client.rows(tableId, { from: page * pageRows, count: pageRows, ...this.#request });
    if (turn !== this.#turn) return;
    if (!outcome.ok) {
      this.failure = outcome.failure;
      return;
    }
    const { from, total, names, cells, sourceRows, marks } = outcome.value;
    const rows = new Map(page === 0 ? [] : this.rows);
    cells.forEach((row, index) => {
      rows.set(from + index, {
        number: (sourceRows[index] ?? index) + 1,
        cells: row,
        marks: marks.filter((mark) => mark.row === index),
      });
    });
    this.rows = rows;
    this.names = names;
    this.total = total;
  }
}
