import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, lanes, room, sizeOf, type Program } from "./program";

/** Of a large number some devices find tanh infinite over infinite: it is 1 to the last digit from 10 on. */
export const geluCode = `
  fn geluTanh(x: f32) -> f32 { return tanh(clamp(0.7978845608 * (x + 0.044715 * x * x * x), -10, 10)); }
  fn gelu(x: f32) -> f32 { return 0.5 * x * (1 + geluTanh(x)); }
  fn geluSlope(x: f32) -> f32 {
    let t = geluTanh(x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * 0.7978845608 * (1 + 0.134145 * x * x);
  }
`;

const forward: Program = {
  name: "Gelu",
  buffers: { x: "f32", y: "out" },
  numbers: { size: "i32" },
  code: `${geluCode}
    fn run(group: i32, lane: i32) {
      let i = group * ${lanes} + lane;
      if (i < at.size) { y[i] = gelu(x[i]); }
    }`,
};

const backward: Program = {
  name: "GeluGrad",
  buffers: { x: "f32", dy: "f32", dx: "out" },
  numbers: { size: "i32" },
  code: `${geluCode}
    fn run(group: i32, lane: i32) {
      let i = group * ${lanes} + lane;
      if (i < at.size) { dx[i] = dy[i] * geluSlope(x[i]); }
    }`,
};

export function gelu(backend: GpuBackend, x: TensorInfo): TensorInfo[] {
  const y = room(backend, x.shape);
  dispatch(backend, forward, { x, y }, Math.ceil(sizeOf(x) / lanes), { size: sizeOf(x) });
  return [y];
}

export function geluGrad(backend: GpuBackend, x: TensorInfo, dy: TensorInfo): TensorInfo[] {
  const dx = room(backend, x.shape);
  dispatch(backend, backward, { x, dy, dx }, Math.ceil(sizeOf(x) / lanes), { size: sizeOf(x) });
  return [dx];
}
