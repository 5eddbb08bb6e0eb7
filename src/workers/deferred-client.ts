import type { Outcome } from "../experiment/failure";
import type { LabClient, RunHandle } from "./client";
import { laterRun, notStarted } from "./later-run";

/**
 * A client whose code loads with the first call, as the worker behind it does. Calls keep their order; where the code
 * cannot be loaded they settle with "worker/not-started", and the next call tries again.
 */
export function deferredClient(load: () => Promise<LabClient>): LabClient {
  let client: LabClient | null = null;
  let loading: Promise<LabClient> | null = null;

  const loaded = (): Promise<LabClient> => {
    loading ??= load().then(
      (made) => (client = made),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  const call = <T>(ask: (made: LabClient) => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    client ? ask(client) : loaded().then(ask, notStarted);
  /** What needs no answer; of a client that was never asked for there is nothing to tell. */
  const tell = (say: (made: LabClient) => void): void => {
    if (client) say(client);
    else loading?.then(say, () => {});
  };
  const run = (...asked: Parameters<LabClient["run"]>): RunHandle =>
    client ? client.run(...asked) : laterRun(loaded().then((made) => made.run(...asked)));

  return {
    open: (...asked) => call((made) => made.open(...asked)),
    close: (tableId) => tell((made) => made.close(tableId)),
    digest: (file) => call((made) => made.digest(file)),
    rows: (...asked) => call((made) => made.rows(...asked)),
    preview: (...asked) => call((made) => made.preview(...asked)),
    column: (...asked) => call((made) => made.column(...asked)),
    correlations: (...asked) => call((made) => made.correlations(...asked)),
    parts: (...asked) => call((made) => made.parts(...asked)),
    plan: (...asked) => call((made) => made.plan(...asked)),
    exportTable: (...asked) => call((made) => made.exportTable(...asked)),
    losses: (...asked) => call((made) => made.losses(...asked)),
    preparedRow: (...asked) => call((made) => made.preparedRow(...asked)),
    run,
    runAll: (...asked) => call((made) => made.runAll(...asked)),
    tryTraining: (...asked) => call((made) => made.tryTraining(...asked)),
    predict: (...asked) => call((made) => made.predict(...asked)),
    exportModel: (...asked) => call((made) => made.exportModel(...asked)),
    importModel: (...asked) => call((made) => made.importModel(...asked)),
    dispose: () => tell((made) => made.dispose()),
  };
}
