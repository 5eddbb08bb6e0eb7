import type { Experiment } from "../experiment/experiment";

const mostSteps = 100;

/** What an experiment was before its changes, and what it was before they were taken back. */
export class Edits {
  #past = $state.raw<readonly Experiment[]>([]);
  #future = $state.raw<readonly Experiment[]>([]);
  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);

  /** A change was made of this; what was taken back cannot be done again. */
  changed(before: Experiment): void {
    this.#past = [...this.#past.slice(-mostSteps), before];
    this.#future = [];
  }

  /** @returns what `present` was before its last change; null where there was none. */
  undo(present: Experiment): Experiment | null {
    const before = this.#past.at(-1) ?? null;
    if (!before) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, present];
    return before;
  }

  redo(present: Experiment): Experiment | null {
    const next = this.#future.at(-1) ?? null;
    if (!next) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, present];
    return next;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}
