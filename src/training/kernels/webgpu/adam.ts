import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { AdamSettings } from "../adam-step";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, lanes, room, sizeOf, takenOver, type Program } from "./program";

/** One parameter tensor's share of a dispatch: what is read, and where it is written, which may be the same. */
interface Part {
  readonly values: readonly [p: Moved, m: Moved, v: Moved];
  readonly gradient: TensorInfo;
}
interface Moved {
  readonly from: TensorInfo;
  readonly to: TensorInfo;
}

/**
 * Adam over as many parameter tensors a dispatch as the device binds buffers. A tensor that nothing else shares gives its
 * memory to the output, and is written in place.
 * @param inputs parameters, gradients, first and second moments, `count` of each.
 */
export function adamStep(backend: GpuBackend, inputs: readonly TensorInfo[], settings: AdamSettings): TensorInfo[] {
  const count = inputs.length / 4;
  const at = (index: number): TensorInfo => {
    const tensor = inputs[index];
    if (!tensor) throw new RangeError(`No tensor ${index}`);
    return tensor;
  };
  const moved = (tensor: TensorInfo): Moved => {
    if (backend.refCount(tensor.dataId) > 1) return { from: tensor, to: room(backend, tensor.shape) };
    const taken = takenOver(backend, tensor);
    return { from: taken, to: taken };
  };
  const parts = Array.from({ length: count }, (_, i): Part => {
    const values = [moved(at(i)), moved(at(2 * count + i)), moved(at(3 * count + i))] as const;
    return { values, gradient: at(count + i) };
  });
  for (const together of packed(parts, backend.device.limits.maxStorageBuffersPerShaderStage))
    run(backend, together, settings);
  return kinds.flatMap((kind) => parts.map(({ values }) => values[kind].to));
}

const isInPlace = ({ values }: Part, kind: 0 | 1 | 2): boolean => values[kind].from === values[kind].to;
const kinds = [0, 1, 2] as const;
const buffersOf = (part: Part): number =>
  1 + kinds.reduce<number>((sum, kind) => sum + (isInPlace(part, kind) ? 1 : 2), 0);

/** Dispatches that need at most so many buffers each. */
function packed(parts: readonly Part[], most: number): Part[][] {
  const dispatches: Part[][] = [];
  let left = 0;
  for (const part of parts) {
    if (buffersOf(part) > left) {
      dispatches.push([]);
      left = most;
    }
    dispatches.at(-1)?.push(part);
    left -= buffersOf(part);
  }
  return dispatches;
}

const names = ["p", "m", "v"] as const;

function run(backend: GpuBackend, parts: readonly Part[], settings: AdamSettings): void {
  const buffers: Record<string, "f32" | "out"> = {};
  const tensors: Record<string, TensorInfo> = {};
  // 1 − β and 1 − shrink are computed here: in 32 bits the difference would be short of digits.
  const { correctedRate: rate, beta1, beta2, epsilon, shrink } = settings;
  const factors = { rate, new1: 1 - beta1, new2: 1 - beta2, epsilon, keep: 1 - shrink };
  const numbers: Record<string, "i32" | "f32"> = Object.fromEntries(Object.keys(factors).map((name) => [name, "f32"]));
  const sizes: Record<string, number> = {};
  let code = "";
  let groups = 0;
  parts.forEach((part, i) => {
    kinds.forEach((kind) => {
      const name = `${names[kind]}${i}`;
      const inPlace = isInPlace(part, kind);
      buffers[name] = inPlace ? "out" : "f32";
      tensors[name] = part.values[kind].from;
      if (inPlace) return;
      buffers[`${name}Out`] = "out";
      tensors[`${name}Out`] = part.values[kind].to;
    });
    buffers[`g${i}`] = "f32";
    tensors[`g${i}`] = part.gradient;
    const target = (kind: 0 | 1 | 2): string => `${names[kind]}${i}${isInPlace(part, kind) ? "" : "Out"}`;
    numbers[`size${i}`] = numbers[`from${i}`] = numbers[`to${i}`] = "i32";
    sizes[`size${i}`] = sizeOf(part.gradient);
    sizes[`from${i}`] = groups;
    sizes[`to${i}`] = groups += Math.ceil(sizeOf(part.gradient) / lanes);
    code += `
      if (group >= at.from${i} && group < at.to${i}) {
        let i = (group - at.from${i}) * ${lanes} + lane;
        if (i < at.size${i}) {
          let g = g${i}[i];
          let m = m${i}[i] + at.new1 * (g - m${i}[i]);
          let v = v${i}[i] + at.new2 * (g * g - v${i}[i]);
          ${target(0)}[i] = p${i}[i] * at.keep - at.rate * m / (sqrt(v) + at.epsilon);
          ${target(1)}[i] = m;
          ${target(2)}[i] = v;
        }
      }`;
  });
  const program: Program = { name: "Adam", buffers, numbers, code: `fn run(group: i32, lane: i32) { ${code} }` };
  dispatch(backend, program, tensors, groups, { ...sizes, ...factors });
}
