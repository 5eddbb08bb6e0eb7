import type { Random } from "../../experiment/random";
import type { ModelShape, TrainingRows } from "../family";
import { outputActivation, outputUnits } from "../output-units";

/** A batch as plain numbers, ready to be sent to the backend. */
export interface Batch {
  readonly rows: number;
  /** [rows, inputs] */
  readonly x: Float32Array;
  /** [rows, outputs]: 0/1 for two classes, one-hot for more, what linear units should say. */
  readonly target: Float32Array;
}

/** Gathers rows into a batch. */
export function gatherBatch(data: TrainingRows, shape: ModelShape, order: Int32Array): Batch {
  const rows = order.length;
  const outputs = outputUnits(shape);
  const isClass = outputActivation(shape) !== "linear";
  const x = new Float32Array(rows * shape.inputs);
  const target = new Float32Array(rows * outputs);
  order.forEach((from, to) => {
    x.set(data.x.subarray(from * shape.inputs, (from + 1) * shape.inputs), to * shape.inputs);
    if (!isClass) return target.set(data.y.subarray(from * outputs, (from + 1) * outputs), to * outputs);
    const y = data.y[from] ?? 0;
    if (outputs > 1) target[to * outputs + y] = 1;
    else target[to] = y;
  });
  return { rows, x, target };
}

/** A dropout mask: 0 with probability `rate`, else 1 / (1 − rate), so that sums keep their size (Srivastava et al. 2014). */
export function dropoutMask(size: number, rate: number, random: Random): Float32Array {
  const mask = new Float32Array(size);
  for (let i = 0; i < size; i++) mask[i] = random.next() < rate ? 0 : 1 / (1 - rate);
  return mask;
}
