import type { TensorInfo } from "@tensorflow/tfjs-core";
import { normActivations, type NormSettings } from "../batch-norm";
import { columnGroups, columns, columnSums, rowLanes } from "./column-sums";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, room, type Program } from "./program";

/** Which rows and which unit are a lane's. */
const ofLane = `
  let unit = group * ${columns} + lane % ${columns};
  let isUnit = unit < at.units;
  let firstRow = lane / ${columns};
`;
const everyRow = (work: string): string => `
  if (isUnit) {
    for (var row = firstRow; row < at.rows; row += ${rowLanes}) { let i = row * at.units + unit; ${work} }
  }
`;

/** A workgroup takes some units. tanh and sigmoid as TensorFlow.js computes them. */
const forward: Program = {
  name: "BatchNorm",
  buffers: {
    sums: "f32",
    parameters: "f32",
    statistics: "f32",
    value: "out",
    normal: "out",
    factor: "out",
    running: "out",
  },
  numbers: {
    rows: "i32",
    units: "i32",
    scaleAt: "i32",
    shiftAt: "i32",
    meanAt: "i32",
    activation: "i32",
    epsilon: "f32",
    newest: "f32",
  },
  code: `
    ${columnSums}
    fn activated(z: f32) -> f32 {
      switch (at.activation) {
        case ${normActivations.indexOf("relu")}: { return select(z, 0.0, z < 0.0); }
        case ${normActivations.indexOf("sigmoid")}: { return 1.0 / (1.0 + exp(-z)); }
        case ${normActivations.indexOf("tanh")}: {
          let e = exp(-2.0 * abs(z));
          return sign(z) * (1.0 - e) / (1.0 + e);
        }
        default: { return z; }
      }
    }
    fn run(group: i32, lane: i32) {
      ${ofLane}
      var mean = 0.0;
      var variance = 0.0;
      if (isUnit) {
        mean = statistics[at.meanAt + unit];
        variance = statistics[at.meanAt + at.units + unit];
      }
      var runningMean = mean;
      var runningVariance = variance;
      if (at.rows > 1) {
        var sum = 0.0;
        ${everyRow("sum += sums[i];")}
        mean = sumOfColumn(lane, sum) / f32(at.rows);
        var squares = 0.0;
        ${everyRow("let off = sums[i] - mean; squares += off * off;")}
        squares = sumOfColumn(lane, squares);
        variance = squares / f32(at.rows);
        runningMean += at.newest * (mean - runningMean);
        runningVariance += at.newest * (squares / f32(at.rows - 1) - runningVariance);
      }
      let by = inverseSqrt(variance + at.epsilon);
      ${everyRow(`
        let n = (sums[i] - mean) * by;
        normal[i] = n;
        value[i] = activated(n * parameters[at.scaleAt + unit] + parameters[at.shiftAt + unit]);
      `)}
      if (isUnit && firstRow == 0) {
        factor[unit] = by;
        running[unit] = runningMean;
        running[at.units + unit] = runningVariance;
      }
    }`,
};

/** A lane reads again what it has written itself. */
const backward: Program = {
  name: "BatchNormGrad",
  buffers: {
    dy: "f32",
    value: "f32",
    normal: "f32",
    factor: "f32",
    parameters: "f32",
    dsums: "out",
    dshift: "out",
    dscale: "out",
  },
  numbers: { rows: "i32", units: "i32", scaleAt: "i32", activation: "i32", share: "f32" },
  code: `
    ${columnSums}
    fn slope(y: f32) -> f32 {
      switch (at.activation) {
        case ${normActivations.indexOf("relu")}: { return select(0.0, 1.0, y > 0.0); }
        case ${normActivations.indexOf("sigmoid")}: { return y * (1.0 - y); }
        case ${normActivations.indexOf("tanh")}: { return 1.0 - y * y; }
        default: { return 1.0; }
      }
    }
    fn run(group: i32, lane: i32) {
      ${ofLane}
      var total = 0.0;
      var along = 0.0;
      ${everyRow("let d = dy[i] * slope(value[i]); dsums[i] = d; total += d; along += d * normal[i];")}
      total = sumOfColumn(lane, total);
      along = sumOfColumn(lane, along);
      if (isUnit) {
        let by = parameters[at.scaleAt + unit] * factor[unit];
        for (var row = firstRow; row < at.rows; row += ${rowLanes}) {
          let i = row * at.units + unit;
          dsums[i] = (dsums[i] - at.share * (total + normal[i] * along)) * by;
        }
        if (firstRow == 0) { dshift[unit] = total; dscale[unit] = along; }
      }
    }`,
};

/** @returns value and normal [rows, units], factors [units], running mean and variance [2 units] */
export function batchNorm(
  backend: GpuBackend,
  inputs: Readonly<Record<"sums" | "parameters" | "statistics", TensorInfo>>,
  { activation, ...settings }: NormSettings,
): TensorInfo[] {
  const [rows = 0, units = 0] = inputs.sums.shape;
  const outputs = {
    value: room(backend, [rows, units]),
    normal: room(backend, [rows, units]),
    factor: room(backend, [units]),
    running: room(backend, [2 * units]),
  };
  const numbers = { rows, units, activation: normActivations.indexOf(activation) };
  dispatch(backend, forward, { ...inputs, ...outputs }, columnGroups(units), { ...settings, ...numbers });
  return Object.values(outputs);
}

/** @returns the slopes by the sums [rows, units], by shift and by scale [units] */
export function batchNormGrad(
  backend: GpuBackend,
  inputs: Readonly<Record<"dy" | "value" | "normal" | "factor" | "parameters", TensorInfo>>,
  { scaleAt, activation }: Pick<NormSettings, "scaleAt" | "activation">,
): TensorInfo[] {
  const [rows = 0, units = 0] = inputs.dy.shape;
  const outputs = {
    dsums: room(backend, [rows, units]),
    dshift: room(backend, [units]),
    dscale: room(backend, [units]),
  };
  const share = rows > 1 ? 1 / rows : 0;
  const numbers = { rows, units, scaleAt, share, activation: normActivations.indexOf(activation) };
  dispatch(backend, backward, { ...inputs, ...outputs }, columnGroups(units), numbers);
  return Object.values(outputs);
}
