import { env, util, type DataType, type TensorInfo } from "@tensorflow/tfjs-core";
import type { GpuBackend, GpuDevice, GpuPipeline } from "./gpu-backend";

/** A compute shader of ours. Its buffers and numbers are declared from these lists; `main` is written by hand. */
export interface Program {
  /** Shown by a profile. */
  readonly name: string;
  /** Storage buffers by name, in the order in which they are bound. "i32" for whole numbers; `out` may be written. */
  readonly buffers: Readonly<Record<string, "f32" | "i32" | "out">>;
  /** Numbers of a dispatch, read as `at.name`. */
  readonly numbers?: Readonly<Record<string, "i32" | "f32">>;
  /** Declarations, and `fn run(group: i32, lane: i32)`: `group` counts workgroups, `lane` the invocations within one. */
  readonly code: string;
}

/** Invocations of a workgroup. */
export const lanes = 64;
/** Workgroups along one side of a dispatch, by every device. */
const mostAlongOneSide = 65535;

/** The sum, or the largest, of what every lane of a group brings; all lanes must call it. `lanes` is a power of two. */
export const reductions = `
  var<workgroup> brought: array<f32, ${lanes}>;
  fn sumOfLanes(lane: i32, value: f32) -> f32 {
    workgroupBarrier(); // the last reduction has been read
    brought[lane] = value;
    workgroupBarrier();
    for (var half = ${lanes / 2}; half > 0; half >>= 1u) {
      if (lane < half) { brought[lane] += brought[lane + half]; }
      workgroupBarrier();
    }
    return brought[0];
  }
  fn largestOfLanes(lane: i32, value: f32) -> f32 {
    workgroupBarrier();
    brought[lane] = value;
    workgroupBarrier();
    for (var half = ${lanes / 2}; half > 0; half >>= 1u) {
      if (lane < half) { brought[lane] = max(brought[lane], brought[lane + half]); }
      workgroupBarrier();
    }
    return brought[0];
  }
`;

const pipelines = new WeakMap<GpuDevice, Map<string, GpuPipeline>>();

function sourceOf({ buffers, numbers = {}, code }: Program): string {
  const names = Object.entries(buffers);
  const bound = names.map(([name, kind], i) => {
    const access = kind === "out" ? "read_write" : "read";
    return `@group(0) @binding(${i}) var<storage, ${access}> ${name}: array<${kind === "i32" ? "i32" : "f32"}>;`;
  });
  const fields = Object.entries(numbers).map(([name, type]) => `${name}: ${type},`);
  return `
    ${bound.join("\n")}
    struct Numbers { groups: i32, ${fields.join(" ")} };
    @group(0) @binding(${names.length}) var<uniform> at: Numbers;
    ${code}
    @compute @workgroup_size(${lanes}, 1, 1)
    fn start(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) id: vec3<u32>,
             @builtin(num_workgroups) count: vec3<u32>) {
      let group = i32(id.y * count.x + id.x);
      if (group < at.groups) { run(group, i32(lane)); }
    }`;
}

function pipelineOf(device: GpuDevice, program: Program): GpuPipeline {
  let known = pipelines.get(device);
  if (!known) pipelines.set(device, (known = new Map()));
  const source = sourceOf(program);
  let pipeline = known.get(source);
  if (!pipeline) {
    const label = program.name;
    const module = device.createShaderModule({ code: source, label });
    pipeline = device.createComputePipeline({ compute: { module, entryPoint: "start" }, layout: "auto", label });
    known.set(source, pipeline);
  }
  return pipeline;
}

/**
 * Records one dispatch in the backend's own command encoder, among its own. Not by its `runWebGPUProgram`, which knows one
 * output only and lets no input be written.
 * @param tensors by the names of the program's buffers. @param groups workgroups; none does nothing.
 */
export function dispatch(
  backend: GpuBackend,
  program: Program,
  tensors: Readonly<Record<string, TensorInfo>>,
  groups: number,
  numbers: Readonly<Record<string, number>> = {},
): void {
  if (groups === 0) return;
  const bound = Object.keys(program.buffers).map((name) => {
    const tensor = tensors[name];
    if (!tensor) throw new Error(`${program.name} lacks its buffer ${name}`);
    backend.uploadToGPU(tensor.dataId);
    backend.commandQueueOwnedIds.add(tensor.dataId);
    return backend.tensorToBinding(tensor);
  });
  const uniforms = backend.makeUniforms([
    { type: "int32", data: [groups] },
    ...Object.entries(program.numbers ?? {}).map(([name, type]) => ({
      type: type === "i32" ? ("int32" as const) : ("float32" as const),
      data: [numbers[name] ?? NaN],
    })),
  ]);
  const pipeline = pipelineOf(backend.device, program);
  const group = backend.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [...bound, uniforms].map((resource, binding) => ({ binding, resource })),
  });
  backend.ensureCommandEncoderReady();
  const pass = (backend.computePassEncoder ??= backend.commandEncoder.beginComputePass({ label: program.name }));
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  const x = Math.min(groups, mostAlongOneSide);
  pass.dispatchWorkgroups(x, Math.ceil(groups / x), 1);
  backend.dispatchCountInPass++;
  if (env().getNumber("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE") <= backend.dispatchCountInPass) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
}

/** A new tensor in which a program may write. */
export const room = (backend: GpuBackend, shape: readonly number[], dtype: DataType = "float32"): TensorInfo =>
  backend.makeTensorInfo(shape, dtype);

/**
 * A new tensor with the memory of one that nothing else shares, to be written into; the old one has none afterwards. Not the
 * same data under two names: a read that is under way would put the numbers of before in the place of those written since.
 */
export function takenOver(backend: GpuBackend, tensor: TensorInfo): TensorInfo {
  backend.uploadToGPU(tensor.dataId);
  const next = room(backend, tensor.shape, tensor.dtype);
  const from = backend.tensorMap.get(tensor.dataId);
  backend.tensorMap.get(next.dataId).resource = from.resource;
  from.resource = null;
  return next;
}

/** Another tensor of the same numbers, as an Identity gives it. */
export function share(backend: GpuBackend, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

export const sizeOf = ({ shape }: TensorInfo): number => util.sizeFromShape(shape);
