import type { Bench } from "./bench.svelte";
import type { InterruptedRun } from "./interrupted-run";

/** What a page gives a bench to tell it by. */
export interface BenchHooks {
  /** Called after every change of the experiment, the runs or the openings; the page saves. */
  changed?: (bench: Bench) => void;
  newRunId?: () => string;
  /** Called with every checkpoint, about once a second, and with null when there is nothing left to go on with. */
  underWay?: (left: InterruptedRun | null) => void;
  /** The experiment is trained and looked at, and nothing changes it: an embed that only shows. */
  locked?: boolean;
}
