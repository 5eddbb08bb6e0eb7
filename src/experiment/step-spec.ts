import type { GenericSchema } from "valibot";

/**
 * What a kind of step is there for. "repair": it mends the table, the target too. "features": it makes inputs of columns
 * and spares the target. "encoding": so it does, and decides neither which rows there are nor what later repairs see.
 * "teaching": it changes how often a row teaches.
 */
export type Stage = "repair" | "features" | "encoding" | "teaching";

/** The light half of a kind of step: what an Experiment can say of it. */
export interface StepSpec {
  readonly stage: Stage;
  readonly schema: GenericSchema;
}
