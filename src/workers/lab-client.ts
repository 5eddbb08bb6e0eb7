import { proxy, transfer, type Remote } from "comlink";
import type { DataSource } from "../experiment/data-source";
import type { Experiment } from "../experiment/experiment";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";
import type { PreparationStep } from "../experiment/preparation";
import type { SplitPreview } from "../experiment/split-preview";
import type { TableProfile, TableWindow } from "../experiment/table-profile";
import type { TrainedModel } from "../experiment/trained-model";
import type { TrainingChange } from "../experiment/training";
import { withChange } from "../experiment/training-changes";
import type { TrainingTrial } from "../experiment/training-trial";
import type { LabClient, PoolHandle, RunHandle } from "./client";
import type { ExportedFile, Prediction, PreparationPreview, LabProtocol } from "./protocol";
import { laterRun } from "./later-run";
import type { RunLine } from "./run-handle";
import { startLabWorker, type StartedWorker } from "./start-worker";
import { WorkerLink } from "./worker-link";

/** The page's side of the lab worker; the worker itself starts with the first call. */
export const createLabClient = (options: LabClientOptions = {}): LabClient => new WorkerClient(options);

export interface LabClientOptions {
  /** Starts a worker; another one in tests. */
  readonly start?: () => StartedWorker;
  /** Called with every run that begins, so that the page can hold back what would interrupt it. */
  readonly onRun?: (run: RunHandle) => void;
}

/** What it takes to open a table again in another worker. A Blob lies outside the page's memory. */
interface KnownTable {
  readonly source: DataSource;
  readonly file: Blob | null;
  readonly reading: Experiment["reading"];
}

const cancelled: Failure = { code: "worker/cancelled" };

/** The Experiment of a run in which settings were changed. */
function changed(experiment: Experiment, changes: readonly TrainingChange[]): Experiment {
  if (changes.length === 0) return experiment;
  const { training } = experiment;
  return { ...experiment, training: { ...training, changes: changes.reduce(withChange, training.changes ?? []) } };
}

class WorkerClient implements LabClient {
  readonly #tables = new Map<string, KnownTable>();
  /** Tables that the present worker has, or is opening. */
  #opened = new Map<string, Promise<Outcome<TableProfile>>>();
  #link: WorkerLink | null = null;
  #runs = 0;
  #disposed = false;

  constructor(private readonly options: LabClientOptions) {}

  async open(
    ...[tableId, source, file, reading, options = {}]: Parameters<LabClient["open"]>
  ): Promise<Outcome<TableProfile>> {
    const { signal } = options;
    if (signal?.aborted) return err(cancelled);
    const table: KnownTable = { source, file, reading };
    this.#tables.set(tableId, table);
    const opening = this.#openIn(this.#present(), tableId, table, options.onProgress);
    const outcome = await (signal ? Promise.race([opening, this.#aborted(signal, tableId, table)]) : opening);
    // One whose worker was lost over something else can be opened in the next.
    const isRefused = !outcome.ok && outcome.failure.code !== "worker/lost";
    if (isRefused && this.#tables.get(tableId) === table) this.#tables.delete(tableId);
    return outcome;
  }

  close(tableId: string): void {
    this.#tables.delete(tableId);
    if (this.#opened.delete(tableId)) this.#link?.tell((lab) => lab.close(tableId));
  }

  digest(file: Blob): Promise<Outcome<string | null>> {
    return this.#present().call((lab) => lab.digest(file));
  }

  rows(...[tableId, request]: Parameters<LabClient["rows"]>): Promise<Outcome<TableWindow>> {
    return this.#withTable(tableId, (lab) => lab.rows(tableId, request));
  }

  preview(...[tableId, experiment, steps]: Parameters<LabClient["preview"]>): Promise<Outcome<PreparationPreview>> {
    return this.#withTable(tableId, (lab) => lab.preview(tableId, experiment, steps));
  }

  column(...[tableId, ...asked]: Parameters<LabClient["column"]>): ReturnType<LabClient["column"]> {
    return this.#withTable(tableId, (lab) => lab.column(tableId, ...asked));
  }

  correlations(...[tableId, ...asked]: Parameters<LabClient["correlations"]>): ReturnType<LabClient["correlations"]> {
    return this.#withTable(tableId, (lab) => lab.correlations(tableId, ...asked));
  }

  parts(...[tableId, experiment, asked]: Parameters<LabClient["parts"]>): Promise<Outcome<SplitPreview>> {
    return this.#withTable(tableId, (lab) => lab.parts(tableId, experiment, asked));
  }

  plan(...[tableId, experiment]: Parameters<LabClient["plan"]>): Promise<Outcome<readonly PreparationStep[]>> {
    return this.#withTable(tableId, (lab) => lab.plan(tableId, experiment));
  }

  exportTable(...[tableId, experiment, kind]: Parameters<LabClient["exportTable"]>): Promise<Outcome<ExportedFile>> {
    return this.#withTable(tableId, (lab) => lab.exportTable(tableId, experiment, kind));
  }

  losses(...[tableId, ...asked]: Parameters<LabClient["losses"]>): ReturnType<LabClient["losses"]> {
    return this.#withTable(tableId, (lab) => lab.losses(tableId, ...asked));
  }

  preparedRow(...[tableId, ...asked]: Parameters<LabClient["preparedRow"]>): ReturnType<LabClient["preparedRow"]> {
    return this.#withTable(tableId, (lab) => lab.preparedRow(tableId, ...asked));
  }

  run(...[tableId, experiment, options, onEvents]: Parameters<LabClient["run"]>): RunHandle {
    const runId = `run-${++this.#runs}`;
    // Should opening it fail with a worker that dies, the next one opens it again.
    const known = this.#tables.get(tableId);
    const line: RunLine = {
      start: (attempt, changes, report, posted) => {
        const ask = (lab: Remote<LabProtocol>) => {
          const outcome = lab.run(runId, tableId, changed(experiment, changes), attempt, proxy(report));
          posted();
          return outcome;
        };
        return this.#withTable(tableId, ask, known);
      },
      tell: (command) => this.#link?.tell((lab) => lab.control(runId, command)),
      cancel: () => this.#link?.tell((lab) => lab.cancel(runId)),
    };
    // A page that shows a table needs nothing of this yet.
    const handle = laterRun(import("./run-handle").then(({ followRun }) => followRun(options, onEvents, line)));
    this.options.onRun?.(handle);
    return handle;
  }

  async runAll(
    ...[tableId, experiments, onOutcome, onEvents]: Parameters<LabClient["runAll"]>
  ): Promise<Outcome<PoolHandle>> {
    const table = this.#tables.get(tableId);
    if (!table) return err({ code: "worker/no-table", values: { table: tableId } });
    const { poolOnTable } = await import("./run-pool");
    const another = () => createLabClient(this.options);
    return ok(poolOnTable(this, another, { tableId, ...table }, experiments, onOutcome, onEvents));
  }

  async tryTraining(
    ...[tableId, experiment, sweep, { signal } = {}]: Parameters<LabClient["tryTraining"]>
  ): Promise<Outcome<TrainingTrial>> {
    const trialId = `trial-${++this.#runs}`;
    const tryOnce = () =>
      this.#withTable(tableId, (lab) => {
        const outcome = lab.tryTraining(trialId, tableId, experiment, sweep);
        const cancel = () => this.#link?.tell((same) => same.cancel(trialId));
        if (signal?.aborted) cancel();
        else signal?.addEventListener("abort", cancel, { once: true });
        return outcome;
      });
    const outcome = await tryOnce();
    // As a run is, it is begun again where its worker was lost; once, since the trial itself may be what the worker died of.
    const isLost = !outcome.ok && outcome.failure.code === "worker/lost" && !signal?.aborted;
    return isLost ? tryOnce() : outcome;
  }

  predict(...[model, row]: Parameters<LabClient["predict"]>): Promise<Outcome<Prediction>> {
    return this.#present().call((lab) => lab.predict(model, row));
  }

  exportModel(...[model, kind]: Parameters<LabClient["exportModel"]>): Promise<Outcome<ExportedFile>> {
    return this.#present().call((lab) => lab.exportModel(model, kind));
  }

  importModel(...[name, bytes]: Parameters<LabClient["importModel"]>): Promise<Outcome<TrainedModel>> {
    return this.#present().call((lab) => lab.importModel(name, transfer(bytes, [bytes])));
  }

  dispose(): void {
    this.#disposed = true;
    this.#tables.clear();
    this.#link?.end(cancelled);
  }

  /** The living worker; a new one where the last was lost. */
  #present(): WorkerLink {
    if (this.#link && (!this.#link.lost || this.#disposed)) return this.#link;
    this.#opened = new Map();
    return (this.#link = new WorkerLink(this.options.start ?? startLabWorker));
  }

  #openIn(
    link: WorkerLink,
    tableId: string,
    { source, file, reading }: KnownTable,
    onProgress: (done: number, total: number) => void = () => {},
  ): Promise<Outcome<TableProfile>> {
    const report = proxy(onProgress);
    const opening = link.call((lab) => lab.open(tableId, source, file, reading, report));
    this.#opened.set(tableId, opening);
    void opening.then((outcome) => {
      if (!outcome.ok && this.#opened.get(tableId) === opening) this.#opened.delete(tableId);
    });
    return opening;
  }

  async #withTable<T>(
    tableId: string,
    ask: (lab: Remote<LabProtocol>) => Promise<Outcome<T>>,
    known?: KnownTable,
  ): Promise<Outcome<T>> {
    const table = this.#tables.get(tableId) ?? known;
    if (!table) return err({ code: "worker/no-table", values: { table: tableId } });
    const link = this.#present();
    const opened = await (this.#opened.get(tableId) ?? this.#openIn(link, tableId, table));
    return opened.ok ? link.call(ask) : opened;
  }

  /** Settles when the learner gives up waiting; the worker is told to. */
  #aborted(signal: AbortSignal, tableId: string, table: KnownTable): Promise<Outcome<never>> {
    return new Promise((resolve) => {
      const abort = () => {
        // A later opening under this name is none of ours to close.
        if (this.#tables.get(tableId) === table) this.close(tableId);
        resolve(err(cancelled));
      };
      signal.addEventListener("abort", abort, { once: true });
    });
  }
}
