import type { Bench } from "../../bench/bench.svelte";
import type { Failure } from "../../experiment/failure";
import type { CellMark, TableProfile, TableWindow } from "../../experiment/table-profile";
import type { TableQuery } from "../../experiment/table-query";
import type { RowsRequest } from "../../workers/protocol";
import { cellFaults } from "./fault-kinds";

const pageRows = 100;
/** A million rows that were scrolled through are not all kept. */
const keptPages = 20;

export interface ShownRow {
  /** Number in the table as it came in, counted from 1. */
  readonly number: number;
  readonly cells: readonly (string | null)[];
  readonly marks: readonly CellMark[];
}

/**
 * The rows of a bench's table as the worker gives them, a page at a time; kept until the table, the steps or what is asked
 * for change. Answers that come after such a change are dropped.
 */
export class TableRows {
  #pages = $state.raw<ReadonlyMap<number, readonly ShownRow[]>>(new Map());
  firstRows = $state.raw<readonly ShownRow[]>([]);
  names = $state.raw<readonly string[]>([]);
  total = $state(0);
  /** Rows with any fault; null until it is known. */
  faulty = $state<number | null>(null);
  profile = $state.raw<TableProfile | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Rows are being looked for, or sorted. */
  busy = $state(false);
  /** The page that is on its way. */
  #underWay: number | null = null;
  #needed: readonly [number, number] = [0, 0];
  #turn = 0;
  #described: { readonly key: string; readonly of: TableProfile | null } | null = null;
  #request: Omit<RowsRequest, "from" | "count"> = {};

  /** @param view names who asks, apart from other views of the same table */
  constructor(
    readonly bench: Bench,
    readonly view: string,
  ) {}

  at(index: number): ShownRow | undefined {
    return this.#pages.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  /** Begins anew with what is to be shown now. @param key what the table after these steps depends on */
  async begin(key: string, steps: number, query: TableQuery): Promise<void> {
    const turn = ++this.#turn;
    const { client, tableId, experiment, profile } = this.bench;
    const after = steps > 0 ? { experiment, steps } : {};
    this.#request = { ...after, ...query, view: this.view };
    this.#underWay = null;
    this.busy = true;
    const first = client.rows(tableId, { from: 0, count: pageRows, ...this.#request });
    const isOther = this.#described?.key !== key || this.#described.of !== profile;
    this.#described = { key, of: profile };
    if (isOther) void this.#describe(key, steps, after);
    const outcome = await first;
    if (turn !== this.#turn) return;
    this.busy = false;
    this.failure = outcome.ok ? null : outcome.failure;
    if (!outcome.ok) return;
    this.names = outcome.value.names;
    this.total = outcome.value.total;
    this.firstRows = rowsOf(outcome.value);
    this.#pages = new Map([[0, this.firstRows]]);
    this.need(...this.#needed);
  }

  /** The profile of the table after these steps, and how many of its rows have a fault. */
  async #describe(key: string, steps: number, after: Pick<RowsRequest, "experiment" | "steps">): Promise<void> {
    const { client, tableId, experiment, profile } = this.bench;
    const [faulty, preview] = await Promise.all([
      client.rows(tableId, { from: 0, count: 0, ...after, faults: cellFaults, view: `${this.view} faults` }),
      steps > 0 ? client.preview(tableId, experiment, steps) : null,
    ]);
    if (this.#described?.key !== key || this.#described.of !== profile) return;
    this.faulty = faulty.ok ? faulty.value.total : null;
    this.profile = preview === null ? profile : preview.ok ? preview.value.profile : null;
    if (preview && !preview.ok) this.failure = preview.failure;
  }

  /** Asks for what is missing of these rows. */
  need(from: number, to: number): void {
    this.#needed = [from, to];
    if (this.busy) return;
    for (let page = Math.floor(from / pageRows); page * pageRows < Math.min(to, this.total); page++) {
      // One at a time: what the scrollbar has passed since is not asked for.
      if (this.#underWay !== null) return;
      if (!this.#pages.has(page)) void this.#load(page, this.#turn);
    }
  }

  /** The place among the rows of one of the table as it came, counted from 1; null where it is none of them. */
  async placeOf(number: number): Promise<number | null> {
    const { client, tableId } = this.bench;
    const outcome = await client.rows(tableId, { from: 0, count: 0, ...this.#request, find: number - 1 });
    return outcome.ok ? (outcome.value.found ?? null) : null;
  }

  async #load(page: number, turn: number): Promise<void> {
    this.#underWay = page;
    const { client, tableId } = this.bench;
    const outcome = await client.rows(tableId, { from: page * pageRows, count: pageRows, ...this.#request });
    if (turn !== this.#turn) return;
    this.#underWay = null;
    if (!outcome.ok) {
      this.failure = outcome.failure;
      return;
    }
    const kept = [...this.#pages].slice(-keptPages);
    this.#pages = new Map([...kept, [page, rowsOf(outcome.value)]]);
    this.need(...this.#needed);
  }
}

const rowsOf = ({ cells, sourceRows, marks }: TableWindow): ShownRow[] =>
  cells.map((row, index) => ({
    number: (sourceRows[index] ?? index) + 1,
    cells: row,
    marks: marks.filter((mark) => mark.row === index),
  }));
