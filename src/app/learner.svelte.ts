import type { LessonProgress } from "../storage/progress";
import type { Storage } from "../storage/storage.svelte";
import { course } from "./course";

export type LessonState = "done" | "begun" | "open";

/** How far the learner is in the course; read from what is kept. */
export class Learner {
  /** False until storage has answered: nothing is claimed before. */
  known = $state(false);
  #progress = $state.raw<ReadonlyMap<string, { readonly saved: number; readonly value: LessonProgress }>>(new Map());

  async read(storage: Storage): Promise<void> {
    const records = await storage.list("progress");
    this.#progress = new Map(records.map((r) => [r.key, r]));
    this.known = true;
  }

  readonly done = $derived(course.filter((e) => this.stateOf(e.id) === "done").length);
  readonly arrived = $derived(this.#progress.size > 0);

  /** The lesson to go on with: the one touched last if it is not done, else the first that is not done. */
  readonly current = $derived.by(() => {
    const touched = course
      .filter((e) => this.stateOf(e.id) === "begun")
      .sort((a, b) => (this.#progress.get(b.id)?.saved ?? 0) - (this.#progress.get(a.id)?.saved ?? 0));
    return touched[0] ?? course.find((e) => this.stateOf(e.id) !== "done") ?? null;
  });

  stateOf(id: string): LessonState {
    const value = this.#progress.get(id)?.value;
    return value?.finished
      ? "done"
      : value && (value.done.length > 0 || value.experiment !== undefined)
        ? "begun"
        : "open";
  }

  /** Steps done in a lesson. */
  stepsDone(id: string): number {
    return this.#progress.get(id)?.value.done.length ?? 0;
  }
}
