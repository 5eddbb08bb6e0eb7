import type { DataType, TensorInfo } from "@tensorflow/tfjs-core";

/** What the kernels here use of TensorFlow.js's WebGPU backend 4.22: how it keeps tensors in buffers, and records its work. */
export interface GpuBackend {
  readonly device: GpuDevice;
  readonly tensorMap: { get(dataId: object): { values: unknown; resource: object | null } };
  makeTensorInfo(shape: readonly number[], dtype: DataType): TensorInfo;
  uploadToGPU(dataId: object): void;
  tensorToBinding(tensor: TensorInfo): object;
  /** A uniform buffer; every entry is aligned as WGSL wants it. */
  makeUniforms(entries: readonly { readonly type: "int32" | "float32"; readonly data: number[] }[]): object;
  refCount(dataId: object): number;
  incRef(dataId: object): void;
  /** What may not be freed before the recorded work is submitted. */
  readonly commandQueueOwnedIds: { add(dataId: object): void };
  readonly commandEncoder: { beginComputePass(descriptor: object): GpuPass };
  computePassEncoder: GpuPass | null;
  dispatchCountInPass: number;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

interface GpuPass {
  setPipeline(pipeline: GpuPipeline): void;
  setBindGroup(index: number, group: object): void;
  dispatchWorkgroups(x: number, y: number, z: number): void;
}

export interface GpuPipeline {
  getBindGroupLayout(index: number): object;
}

export interface GpuDevice {
  readonly limits: {
    readonly maxStorageBuffersPerShaderStage: number;
    /** Bytes that the invocations of a workgroup share. */
    readonly maxComputeWorkgroupStorageSize: number;
  };
  createShaderModule(descriptor: { code: string; label: string }): object;
  createComputePipeline(descriptor: object): GpuPipeline;
  createBindGroup(descriptor: object): object;
}
