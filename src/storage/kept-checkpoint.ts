import * as v from "valibot";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import { dense, keptRun } from "./kept-bench";

const epoch = v.pipe(v.number(), v.integer(), v.minValue(0));
const layers = v.array(dense);

const checkpoint = v.pipe(
  v.object({
    epoch,
    done: v.optional(v.object({ batches: epoch, seconds: v.pipe(v.number(), v.finite(), v.minValue(0)) })),
    model: v.object({ layers }),
    optimizer: v.optional(v.object({ steps: epoch, slots: v.array(v.instance(Float32Array<ArrayBuffer>)) })),
    stopping: v.optional(v.object({ epoch, loss: v.number(), layers })),
  }),
  v.check(({ model, optimizer, stopping }) => {
    const parameters = model.layers.reduce(
      (sum, { kernel, bias, norm }) => sum + kernel.length + bias.length + (norm?.scale.length ?? 0),
      0,
    );
    const sameShapes =
      !stopping ||
      (stopping.layers.length === model.layers.length &&
        stopping.layers.every((layer, at) => {
          const other = model.layers[at];
          return layer.inputs === other?.inputs && layer.units === other.units;
        }));
    return sameShapes && (optimizer?.slots.every((slot) => slot.length === parameters) ?? true);
  }, "shape"),
  v.transform((found) => found as RunCheckpoint),
);

/**
 * A run that is under way, kept under the key of the bench it belongs to: the run as far as it came, and what it needs to
 * go on. Whoever keeps it removes it when the run has ended.
 */
export const keptCheckpoint = v.object({ format: v.literal(1), run: keptRun, checkpoint });
export type KeptCheckpoint = v.InferOutput<typeof keptCheckpoint>;
