import { getContext, setContext } from "svelte";

/**
 * What a learner did on a bench that is neither in its Experiment nor in its runs: models taken away, predictions asked.
 * Widgets report it; a lesson's checks are graded on it.
 */
export class BenchEvidence {
  exported = $state.raw<readonly string[]>([]);
  predicted = $state(0);

  constructor(readonly changed: () => void = () => {}) {}

  addExport(kind: "html" | "tfjs" | "card"): void {
    if (!this.exported.includes(kind)) this.exported = [...this.exported, kind];
    this.changed();
  }

  addPrediction(): void {
    this.predicted += 1;
    this.changed();
  }
}

const key = Symbol("bench evidence");
export const provideEvidence = (evidence: BenchEvidence): BenchEvidence => setContext(key, evidence);
/** Where a page provides none (a lab outside a lesson), what is reported is not kept. */
export const getEvidence = (): BenchEvidence => getContext<BenchEvidence | undefined>(key) ?? new BenchEvidence();
