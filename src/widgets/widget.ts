import type { Component } from "svelte";
import type { Attributes } from "./attributes";

/**
 * What a lesson can place. A widget is one folder: `meta.ts` (default export: a WidgetMeta) and its Svelte component.
 * The component gets the directive's checked attributes as props and finds the lab's state through `getBench()`.
 */
export interface WidgetMeta {
  /** Equals the folder's name and the directive's. */
  readonly id: string;
  /** "bench": stands in the lab beside the text. "step": stands in the step where it was placed. */
  readonly place: "bench" | "step";
  /** Strings in (from Markdown), checked values out. */
  readonly attributes: Attributes;
  /** Every control in it changes the Experiment: all are off where that is locked. */
  readonly edits?: true;
  /** Its component, which takes the checked attributes as its props. */
  readonly load: () => Promise<{ default: Component<never> }>;
}
