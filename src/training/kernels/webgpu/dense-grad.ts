import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { DenseActivation } from "../dense";
import { columnGroups, columns, columnSums, rowLanes } from "./column-sums";
import { geluCode } from "./gelu";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, room, share, type Program } from "./program";

const slopes: Readonly<Record<Exclude<DenseActivation, "linear">, string>> = {
  relu: "select(0.0, 1.0, y[i] > 0)",
  sigmoid: "y[i] * (1 - y[i])",
  tanh: "1 - y[i] * y[i]",
  gelu: "geluSlope(y[i])",
};

/** A workgroup takes some columns: the slopes by the sums on the way, their sums at the end. */
const program = (activation: DenseActivation): Program => ({
  name: `DenseGrad ${activation}`,
  buffers: activation === "linear" ? { dy: "f32", dbias: "out" } : { dy: "f32", y: "f32", dsums: "out", dbias: "out" },
  numbers: { rows: "i32", units: "i32" },
  code: `
    ${columnSums}
    ${geluCode}
    fn run(group: i32, lane: i32) {
      let unit = group * ${columns} + lane % ${columns};
      var sum = 0.0;
      if (unit < at.units) {
        for (var row = lane / ${columns}; row < at.rows; row += ${rowLanes}) {
          let i = row * at.units + unit;
          ${activation === "linear" ? "let slope = dy[i];" : `let slope = dy[i] * (${slopes[activation]}); dsums[i] = slope;`}
          sum += slope;
        }
      }
      sum = sumOfColumn(lane, sum);
      if (lane < ${columns} && unit < at.units) { dbias[unit] = sum; }
    }`,
});

/** @returns the slopes by the sums [rows, units] and by the bias [units] */
export function denseGrad(
  backend: GpuBackend,
  dy: TensorInfo,
  y: TensorInfo,
  activation: DenseActivation,
): TensorInfo[] {
  const [rows = 0, units = 0] = dy.shape;
  const dbias = room(backend, [units]);
  const dsums = activation === "linear" ? share(backend, dy) : room(backend, dy.shape);
  dispatch(backend, program(activation), { dy, y, dsums, dbias }, columnGroups(units), { rows, units });
  return [dsums, dbias];
}
