import type { Tensor1D } from "@tensorflow/tfjs-core";
import type { OptimizerState } from "../experiment/optimizer-state";

/** What momentum keeps of the velocity, and β₁ of Adam, where no schedule says otherwise. */
export const usualMomentum = 0.9;

/**
 * Turns gradients into new parameters. A model keeps its parameters in one flat vector, so that a step costs a handful of
 * tensor operations however many layers there are. The optimizer owns its slots and frees them in `dispose`.
 */
export interface Optimizer {
  /** Read before every step; may be set in mid-run. */
  learningRate: number;
  weightDecay: number;
  /** Share of the velocity, or of the mean slope (β₁), that a step keeps. */
  momentum: number;
  /**
   * @param parameters [parameters] are given away: to be disposed unread. What shares their numbers keeps them as they are.
   * @param gradient [parameters]. @returns the new parameters [parameters], which the caller owns.
   */
  step(parameters: Tensor1D, gradient: Tensor1D): Tensor1D;
  save(): Promise<OptimizerState>;
  load(state: OptimizerState): void;
  dispose(): void;
}
