import type * as Core from "@tensorflow/tfjs-core";
import type { Tensor, Tensor1D, Variable } from "@tensorflow/tfjs-core";
import { adamStep, type AdamState } from "../../src/training/kernels/adam-step";

export type Tf = typeof Core;

export interface StepOptions {
  /** Our fused operations; false: what TensorFlow.js has. */
  readonly fused: boolean;
}

/** A model in training: what the benchmarks time and the dispatch counts count. */
export interface TrainingStep {
  readonly parameters: readonly Variable[];
  /** The mean loss by its parameters, without a step: for comparisons of gradients. */
  gradients(): { readonly loss: Tensor; readonly gradients: readonly Tensor[] };
  /** Forward, backward, Adam. @returns the mean loss of the batch, to be disposed by who calls. */
  step(): Tensor;
  dispose(): void;
}

/** Steps of Adam down `loss`, by TensorFlow.js's own optimizer or by ours. */
export function adamTraining(
  tf: Tf,
  parameters: readonly Variable[],
  data: readonly Tensor[],
  loss: () => Tensor,
  { fused }: StepOptions,
): TrainingStep {
  const learningRate = 1e-3;
  const stock = fused ? null : tf.train.adam(learningRate);
  let moments: Pick<AdamState, "firstMoments" | "secondMoments"> | null = null;
  let steps = 0;
  const gradients = () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss as () => Core.Scalar, [...parameters]);
      return { loss: value as Tensor, gradients: parameters.map(({ name }) => grads[name] as Tensor) };
    });

  return {
    parameters,
    gradients,
    step() {
      if (stock) return stock.minimize(loss as () => Core.Scalar, true, [...parameters]) as Tensor;
      const made = gradients();
      moments ??= {
        firstMoments: parameters.map((parameter) => tf.zerosLike(parameter)),
        secondMoments: parameters.map((parameter) => tf.zerosLike(parameter)),
      };
      steps++;
      const correctedRate = (learningRate * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
      const next = adamStep({ parameters, ...moments }, made.gradients, {
        correctedRate,
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-7,
        shrink: 0,
      });
      parameters.forEach((parameter, i) => parameter.assign(next.parameters[i] as Tensor));
      tf.dispose(next.parameters as Tensor[]); // the variables hold their numbers now
      const spent = [made.gradients, moments.firstMoments, moments.secondMoments];
      tf.dispose(spent as Tensor[][]);
      moments = { firstMoments: next.firstMoments, secondMoments: next.secondMoments };
      return made.loss;
    },
    dispose() {
      stock?.dispose();
      tf.dispose([parameters as Variable[], data as Tensor[]]);
      if (moments) tf.dispose([moments.firstMoments as Tensor[], moments.secondMoments as Tensor[]]);
    },
  };
}

/** Weights of a seeded normal distribution, scaled by 1/√inputs. */
export function weights(tf: Tf, shape: readonly number[], inputs: number, seed: number): Variable {
  const made = tf.tidy(() => tf.mul(tf.randomNormal([...shape], 0, 1, "float32", seed), 1 / Math.sqrt(inputs)));
  const variable = tf.variable(made);
  made.dispose();
  return variable;
}

/** A vector of one value. */
export function constants(tf: Tf, size: number, value: number): Variable {
  const made = tf.fill([size], value);
  const variable = tf.variable(made);
  made.dispose();
  return variable;
}

/** Seeded whole numbers under `limit`. */
export function integers(tf: Tf, count: number, limit: number, seed: number): Tensor1D {
  return tf.tidy(() => tf.cast(tf.floor(tf.randomUniform([count], 0, limit, "float32", seed)), "int32")) as Tensor1D;
}
