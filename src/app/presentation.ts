import { getContext, setContext } from "svelte";
import type { Experiment } from "../experiment/experiment";

/** How a lab or a lesson is shown. The app shows all of it; an embed may leave parts out, or lock the settings. */
export interface Presentation {
  /** Names of widgets, or "title", "lead", "undo", "share", "text", "bench". */
  readonly hidden: ReadonlySet<string>;
  /** The Experiment is looked at and trained, and cannot be changed. */
  readonly locked: boolean;
  /** Called when what a link should carry has changed. `step` of a lesson. */
  readonly onchange?: (state: ShownState) => void;
}
export interface ShownState {
  readonly experiment: Experiment;
  readonly step?: string | undefined;
}

const key = Symbol("presentation");
const whole: Presentation = { hidden: new Set(), locked: false };
export const providePresentation = (presentation: Presentation): Presentation => setContext(key, presentation);
export const getPresentation = (): Presentation => getContext<Presentation | undefined>(key) ?? whole;
