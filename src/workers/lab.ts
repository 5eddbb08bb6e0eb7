import { releaseProxy } from "comlink";
import { withBreaths, type Pieces } from "../data/pieces";
import type { Table } from "../data/table";
import type { DataSource } from "../experiment/data-source";
import type { Experiment } from "../experiment/experiment";
import { learnsBy } from "../experiment/learns";
import { err, FailureError, ok, type Outcome } from "../experiment/failure";
import type { SplitPreview } from "../experiment/split-preview";
import type { TableProfile } from "../experiment/table-profile";
import type { LossDesk } from "./loss-desk";
import { isOutOfMemory, outOfMemory } from "./out-of-memory";
import type { LabProtocol, PreparationPreview, RowsRequest } from "./protocol";
import { Precedence } from "./precedence";
import { QueryDesk } from "./query-desk";
import { RunDesk } from "./run-desk";
import { UnderWay } from "./under-way";
import { workerClock } from "./worker-clock";

/**
 * The inside of the lab worker. What is heavy (reading tables, TensorFlow.js, exports) is loaded by the call that needs
 * it. Expected failures are values; whatever else goes wrong crosses as "worker/bug" with its message.
 */
export class Lab implements LabProtocol {
  readonly #tables = new Map<string, Table>();
  /** Each table as it was last looked at after some steps: its rows are asked for window by window. */
  readonly #shown = new Map<string, { key: string; table: Promise<Table> }>();
  readonly #queries = new QueryDesk();
  readonly #previews = new UnderWay<Outcome<PreparationPreview>>();
  readonly #splits = new UnderWay<Outcome<SplitPreview>>();
  readonly #openings = new Map<string, AbortController>();
  readonly #runs = new RunDesk();
  #losses: Promise<LossDesk> | null = null;

  async ping(): Promise<"pong"> {
    return "pong";
  }

  open(...[tableId, source, file, reading, report]: Parameters<LabProtocol["open"]>): Promise<Outcome<TableProfile>> {
    return guarded(async () => {
      this.#forget(tableId);
      const opening = new AbortController();
      this.#openings.set(tableId, opening);
      try {
        const [{ openSource }, { profiling }] = await Promise.all([
          import("../evaluation/open-source"),
          import("../data/profile/profile-table"),
        ]);
        const opened = await openSource(
          { data: source, reading },
          {
            fetchBytes,
            own: file && (await (await import("./file-digest")).bytesOf(file)),
            report: (done, total) => void report(done, total),
            cancelled: () => opening.signal.aborted,
            decodePicture: async (...picture) => (await import("./decode-picture")).decodePicture(...picture),
          },
        );
        if (opening.signal.aborted) return err({ code: "worker/cancelled" });
        if (!opened.ok) return opened;
        const { table } = opened.value;
        this.#tables.set(tableId, table);
        const profile = await found(table, await breathing(profiling(table)), source);
        return opening.signal.aborted ? err({ code: "worker/cancelled" }) : ok(profile);
      } finally {
        if (this.#openings.get(tableId) === opening) this.#openings.delete(tableId);
        release(report);
      }
    });
  }

  async close(tableId: string): Promise<void> {
    this.#forget(tableId);
  }

  digest(file: Blob): ReturnType<LabProtocol["digest"]> {
    return guarded(async () => ok(await (await import("./file-digest")).fileDigest(file)));
  }

  rows(
    tableId: string,
    { from, count, experiment, steps, view = "", find, ...query }: RowsRequest,
  ): ReturnType<LabProtocol["rows"]> {
    return this.#with(tableId, (table) =>
      precedence.first(async () => {
        const [{ tableWindow }, { findingEveryMark }] = await Promise.all([
          import("./table-window"),
          import("../data/profile/findings"),
        ]);
        const shown = experiment && steps ? await this.#repaired(tableId, table, experiment, steps) : table;
        const marked = await withBreaths(findingEveryMark(shown), workerClock);
        const rows = await this.#queries.rowsOf(tableId, view, shown, marked, query);
        return rows
          ? ok(tableWindow(shown, marked, { from, count, find }, rows.only))
          : err({ code: "worker/cancelled" });
      }),
    );
  }

  #repaired(tableId: string, table: Table, experiment: Experiment, steps: number): Promise<Table> {
    const { target, task, split, seed, model } = experiment;
    const learns = learnsBy[model.family];
    const key = JSON.stringify([experiment.preparation.slice(0, steps), target, task, split, seed, learns]);
    const known = this.#shown.get(tableId);
    if (known?.key === key) return known.table;
    // Whoever began it: rows may wait for it.
    const repaired = import("../data/prepare/repairs").then(({ repairing }) =>
      withBreaths(repairing(table, experiment, steps), workerClock),
    );
    const shown = { key, table: repaired.then(({ table: after }) => after) };
    this.#shown.set(tableId, shown);
    // What failed is tried again.
    shown.table.catch(() => {
      if (this.#shown.get(tableId) === shown) this.#shown.delete(tableId);
    });
    return shown.table;
  }

  preview(...[tableId, experiment, steps]: Parameters<LabProtocol["preview"]>): ReturnType<LabProtocol["preview"]> {
    return this.#with(tableId, (table) =>
      this.#previews.once(table, JSON.stringify([experiment, steps]), async () => {
        const [{ repairing }, { profiling }] = await Promise.all([
          import("../data/prepare/repairs"),
          import("../data/profile/profile-table"),
        ]);
        const repaired = await breathing(repairing(table, experiment, steps));
        const told = await breathing(profiling(repaired.table, undefined, experiment.target));
        const profile = await found(repaired.table, told, experiment.data);
        return ok({ profile, notes: repaired.notes });
      }),
    );
  }

  column(...[tableId, experiment, steps, name]: Parameters<LabProtocol["column"]>): ReturnType<LabProtocol["column"]> {
    return this.#with(tableId, async (table) => {
      const shown = steps > 0 ? await this.#repaired(tableId, table, experiment, steps) : table;
      const { detailing } = await import("../data/profile/column-detail");
      return ok(await breathing(detailing(shown, name, experiment.target)));
    });
  }

  correlations(
    ...[tableId, experiment, steps]: Parameters<LabProtocol["correlations"]>
  ): ReturnType<LabProtocol["correlations"]> {
    return this.#with(tableId, async (table) => {
      const shown = steps > 0 ? await this.#repaired(tableId, table, experiment, steps) : table;
      const { correlating } = await import("../data/profile/correlations");
      return ok(await breathing(correlating(shown, experiment.target)));
    });
  }

  parts(...[tableId, experiment, asked]: Parameters<LabProtocol["parts"]>): ReturnType<LabProtocol["parts"]> {
    return this.#with(tableId, (table) =>
      this.#splits.once(table, JSON.stringify([experiment, asked]), async () =>
        breathing((await import("../data/split/split-preview")).previewingSplit(table, experiment, asked)),
      ),
    );
  }

  plan(...[tableId, experiment]: Parameters<LabProtocol["plan"]>): ReturnType<LabProtocol["plan"]> {
    return this.#with(tableId, async (table) => {
      const { planning } = await import("../data/plan");
      return ok(await breathing(planning(table, experiment)));
    });
  }

  exportTable(
    ...[tableId, experiment, kind]: Parameters<LabProtocol["exportTable"]>
  ): ReturnType<LabProtocol["exportTable"]> {
    return this.#with(tableId, async (table) => {
      const { exportingTable } = await import("../deployment/export-table");
      return breathing(exportingTable(table, experiment, kind));
    });
  }

  losses(...[tableId, ...asked]: Parameters<LabProtocol["losses"]>): ReturnType<LabProtocol["losses"]> {
    return this.#with(tableId, async (table) => (await this.#lossDesk()).losses(table, ...asked));
  }

  preparedRow(...[tableId, ...asked]: Parameters<LabProtocol["preparedRow"]>): ReturnType<LabProtocol["preparedRow"]> {
    return this.#with(tableId, async (table) => (await this.#lossDesk()).row(table, ...asked));
  }

  #lossDesk(): Promise<LossDesk> {
    return (this.#losses ??= import("./loss-desk").then(({ LossDesk: Desk }) => new Desk()));
  }

  run(
    ...[runId, tableId, experiment, options, report]: Parameters<LabProtocol["run"]>
  ): ReturnType<LabProtocol["run"]> {
    return this.#with(tableId, (table) => this.#runs.run(runId, table, experiment, options, report)).finally(() =>
      release(report),
    );
  }

  tryTraining(
    ...[trialId, tableId, experiment, sweep]: Parameters<LabProtocol["tryTraining"]>
  ): ReturnType<LabProtocol["tryTraining"]> {
    return this.#with(tableId, (table) => this.#runs.tryTraining(trialId, table, experiment, sweep));
  }

  async control(...[runId, command]: Parameters<LabProtocol["control"]>): Promise<void> {
    this.#runs.control(runId, command);
  }

  async cancel(runId: string): Promise<void> {
    this.#runs.cancel(runId);
  }

  predict(...[model, row]: Parameters<LabProtocol["predict"]>): ReturnType<LabProtocol["predict"]> {
    return guarded(async () => (await import("../deployment/predict-row")).predictRow(model, row));
  }

  exportModel(...[model, kind]: Parameters<LabProtocol["exportModel"]>): ReturnType<LabProtocol["exportModel"]> {
    return guarded(async () => (await import("../deployment/export-model")).exportModel(model, kind));
  }

  importModel(...[name, bytes]: Parameters<LabProtocol["importModel"]>): ReturnType<LabProtocol["importModel"]> {
    return guarded(async () => (await import("../deployment/import-tfjs")).importTfjs(name, new Uint8Array(bytes)));
  }

  #forget(tableId: string): void {
    this.#openings.get(tableId)?.abort();
    this.#openings.delete(tableId);
    this.#tables.delete(tableId);
    this.#shown.delete(tableId);
    this.#queries.forget(tableId);
  }

  /** Starts at once, so that a command that follows finds its run. */
  #with<T>(tableId: string, work: (table: Table) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const table = this.#tables.get(tableId);
    return table
      ? guarded(() => work(table))
      : Promise.resolve(err({ code: "worker/no-table", values: { table: tableId } }));
  }
}

async function guarded<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError) return err(error.failure);
    console.error(error);
    const message = error instanceof Error ? error.message : String(error);
    return err({ code: isOutOfMemory(error) ? outOfMemory : "worker/bug", values: { message } });
  }
}

const precedence = new Precedence(workerClock);
/** Long work with breaths: in between, the page's pings are answered, and the rows in view are found. */
const breathing = <T>(work: Pieces<T>): Promise<T> => precedence.after(work);

/** Points have neither an order nor units to be told; the first training need not fetch the words for it. */
async function found(table: Table, profile: TableProfile, source: DataSource): Promise<TableProfile> {
  if (source.kind === "points") return profile;
  const { finding } = await import("../data/profile/findings");
  return breathing(finding(table, profile));
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(new URL(address, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Lets go of the page's function, whose port would stay open. */
function release(report: object): void {
  const { [releaseProxy]: letGo } = report as { [releaseProxy]?: () => void };
  letGo?.();
}
