import {
  gather,
  keep,
  scalar,
  slice,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import type { Fit, ModelShape } from "../family";
import { outputActivation, outputUnits } from "../output-units";
import { gatherBatch } from "./batch";

/** Every device takes tensors of this size; rows that take more are sent batch by batch. */
const mostSentBytes = 64 * 2 ** 20;

interface RowTensors {
  /** [rows, inputs] */
  readonly x: Tensor2D;
  /** [rows, outputs]: 0/1 for two classes, one-hot for more, what linear units should say. */
  readonly target: Tensor2D;
}

/** One batch on the backend. */
export interface BatchTensors extends RowTensors {
  /** Each row's share of the slope of the mean loss: one for all, or [rows, 1] where rows are weighted. */
  readonly share: Scalar | Tensor2D;
}

interface Epoch {
  readonly order: Int32Array;
  readonly batchSize: number;
  /** All rows in the epoch's order; null where they are sent batch by batch. */
  readonly rows: RowTensors | null;
  /** [rows, 1], or one for the rows of a whole batch and one for those of the last. */
  readonly share: Tensor2D | readonly [whole: Scalar, last: Scalar];
}

/**
 * The training rows, sent to the backend once: an epoch is laid out there in its order, and a batch is a piece of it. What is
 * sent from then on is the order, and the weights where rows have them, once an epoch.
 */
export class DeviceRows {
  private readonly sent: RowTensors | null;
  private epoch: Epoch | null = null;

  constructor(
    private readonly fit: Pick<Fit, "data" | "classWeights">,
    private readonly shape: ModelShape,
    mostBytes = mostSentBytes,
  ) {
    const { rows } = fit.data;
    const fits = 4 * rows * (shape.inputs + outputUnits(shape)) <= mostBytes;
    this.sent = fits ? kept(this.send(Int32Array.from({ length: rows }, (_, row) => row))) : null;
  }

  /** Lays out an epoch. @param order [rows] */
  arrange(order: Int32Array, batchSize: number): void {
    this.forget();
    const { sent } = this;
    tidy(() => {
      const at = sent && tensor1d(order, "int32");
      const rows = at && kept({ x: gather(sent.x, at), target: gather(sent.target, at) });
      this.epoch = { order, batchSize, rows, share: this.shares(order, batchSize) };
    });
  }

  /** The batch that begins at this place of the epoch. Call within `tidy`. */
  batch(from: number): BatchTensors {
    if (!this.epoch) throw new Error("A batch is of an epoch");
    const { order, batchSize, rows, share } = this.epoch;
    const count = Math.min(batchSize, order.length - from);
    const piece = (whole: Tensor2D): Tensor2D => (count < order.length ? slice(whole, [from, 0], [count, -1]) : whole);
    return {
      ...(rows ? { x: piece(rows.x), target: piece(rows.target) } : this.send(order.subarray(from, from + count))),
      share: Array.isArray(share) ? share[from + batchSize < order.length ? 0 : 1] : piece(share as Tensor2D),
    };
  }

  private send(order: Int32Array): RowTensors {
    const { x, target } = gatherBatch(this.fit.data, this.shape, order);
    return {
      x: tensor2d(x, [order.length, this.shape.inputs]),
      target: tensor2d(target, [order.length, outputUnits(this.shape)]),
    };
  }

  private shares(order: Int32Array, batchSize: number): Epoch["share"] {
    const { classWeights, data } = this.fit;
    const lastRows = order.length % batchSize || batchSize;
    // The slope of squared error is 2 (output − target); several numbers of a row share it.
    const factor = outputActivation(this.shape) === "linear" ? 2 / outputUnits(this.shape) : 1;
    if (!classWeights) {
      const whole = keep(scalar(factor / batchSize));
      return [whole, lastRows < batchSize ? keep(scalar(factor / lastRows)) : whole];
    }
    const shares = Float32Array.from(order, (row, i) => {
      const weight = classWeights[data.y[row] ?? 0] ?? 1;
      return weight / (i < order.length - lastRows ? batchSize : lastRows);
    });
    return keep(tensor2d(shares, [order.length, 1]));
  }

  private forget(): void {
    const { rows, share } = this.epoch ?? {};
    for (const tensor of [rows?.x, rows?.target, share ?? []].flat()) tensor?.dispose();
    this.epoch = null;
  }

  dispose(): void {
    this.forget();
    this.sent?.x.dispose();
    this.sent?.target.dispose();
  }
}

function kept({ x, target }: RowTensors): RowTensors {
  return { x: keep(x), target: keep(target) };
}
