import type { TensorInfo } from "@tensorflow/tfjs-core";
import { columnGroups, columns, columnSums, rowLanes } from "./column-sums";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, lanes, reductions, room, type Program } from "./program";

/** A workgroup takes a row. */
const forward: Program = {
  name: "LayerNorm",
  buffers: { x: "f32", gain: "f32", shift: "f32", y: "out", means: "out", scales: "out" },
  numbers: { width: "i32", epsilon: "f32" },
  code: `
    ${reductions}
    fn run(row: i32, lane: i32) {
      let first = row * at.width;
      var sum = 0.0;
      for (var c = lane; c < at.width; c += ${lanes}) { sum += x[first + c]; }
      let mean = sumOfLanes(lane, sum) / f32(at.width);
      var squares = 0.0;
      for (var c = lane; c < at.width; c += ${lanes}) {
        let centred = x[first + c] - mean;
        squares += centred * centred;
      }
      let scale = inverseSqrt(sumOfLanes(lane, squares) / f32(at.width) + at.epsilon);
      for (var c = lane; c < at.width; c += ${lanes}) {
        y[first + c] = (x[first + c] - mean) * scale * gain[c] + shift[c];
      }
      if (lane == 0) { means[row] = mean; scales[row] = scale; }
    }`,
};

/** The first workgroups take a row each for dx, the others some columns for dgain and dshift. */
const backward: Program = {
  name: "LayerNormGrad",
  buffers: { x: "f32", gain: "f32", means: "f32", scales: "f32", dy: "f32", dx: "out", dgain: "out", dshift: "out" },
  numbers: { rows: "i32", width: "i32" },
  code: `
    ${reductions}
    ${columnSums}
    fn run(group: i32, lane: i32) {
      if (group < at.rows) { alongRow(group, lane); } else { alongColumns(group - at.rows, lane); }
    }
    fn alongRow(row: i32, lane: i32) {
      let first = row * at.width;
      var sum = 0.0;
      var along = 0.0;
      for (var c = lane; c < at.width; c += ${lanes}) {
        let slope = dy[first + c] * gain[c];
        sum += slope;
        along += slope * (x[first + c] - means[row]) * scales[row];
      }
      sum = sumOfLanes(lane, sum) / f32(at.width);
      along = sumOfLanes(lane, along) / f32(at.width);
      for (var c = lane; c < at.width; c += ${lanes}) {
        let normal = (x[first + c] - means[row]) * scales[row];
        dx[first + c] = scales[row] * (dy[first + c] * gain[c] - sum - normal * along);
      }
    }
    fn alongColumns(group: i32, lane: i32) {
      let c = group * ${columns} + lane % ${columns};
      var byGain = 0.0;
      var byShift = 0.0;
      if (c < at.width) {
        for (var row = lane / ${columns}; row < at.rows; row += ${rowLanes}) {
          let slope = dy[row * at.width + c];
          byGain += slope * (x[row * at.width + c] - means[row]) * scales[row];
          byShift += slope;
        }
      }
      byGain = sumOfColumn(lane, byGain);
      byShift = sumOfColumn(lane, byShift);
      if (lane < ${columns} && c < at.width) { dgain[c] = byGain; dshift[c] = byShift; }
    }`,
};

/** @returns y [rows, width], means and scales [rows] */
export function layerNorm(
  backend: GpuBackend,
  x: TensorInfo,
  gain: TensorInfo,
  shift: TensorInfo,
  epsilon: number,
): TensorInfo[] {
  const [rows = 0, width = 0] = x.shape;
  const outputs = { y: room(backend, x.shape), means: room(backend, [rows]), scales: room(backend, [rows]) };
  dispatch(backend, forward, { x, gain, shift, ...outputs }, rows, { width, epsilon });
  return Object.values(outputs);
}

/** @returns the slopes by x [rows, width], gain and shift [width] */
export function layerNormGrad(
  backend: GpuBackend,
  inputs: Readonly<Record<"x" | "gain" | "means" | "scales" | "dy", TensorInfo>>,
): TensorInfo[] {
  const [rows = 0, width = 0] = inputs.x.shape;
  const outputs = { dx: room(backend, [rows, width]), dgain: room(backend, [width]), dshift: room(backend, [width]) };
  dispatch(backend, backward, { ...inputs, ...outputs }, rows + columnGroups(width), { rows, width });
  return Object.values(outputs);
}
