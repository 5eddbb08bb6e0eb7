import type { Experiment } from "../experiment/experiment";
import type { Failure } from "../experiment/failure";
import type { Storage } from "../storage/storage.svelte";
import { loadBench, type BenchWork } from "./bench-work";

/**
 * A lab's work, as its address says. `x=…`: a shared experiment, in a place of its own: it never takes the place of the
 * learner's work. `b=shared`: the one that was opened last, with the work done on it.
 * @param lab its route, under which its own work is kept
 */
export async function labWork(
  storage: Storage,
  query: string,
  lab: string,
): Promise<BenchWork & { readonly key: string; readonly problem: Failure | null }> {
  const parameters = new URLSearchParams(query);
  const text = parameters.get("x");
  const key = text !== null || parameters.get("b") === "shared" ? "lab/shared" : lab;
  const shared = text === null ? null : await (await import("./share")).sharedExperiment(text);
  if (shared?.ok) {
    beginShared(storage, key, shared.value);
    // From here on it is the learner's own work: a reload goes on with that.
    history.replaceState(null, "", `#/${lab}?b=shared`);
  }
  return { ...(await loadBench(storage, key)), key, problem: shared?.ok === false ? shared.failure : null };
}

function beginShared(storage: Storage, key: string, experiment: Experiment): void {
  storage.save("benches", key, { format: 1, experiment, run: null, kept: [], openings: 0 });
  storage.remove("checkpoints", key);
}
