import type { DataType, KernelConfig, NamedAttrMap, TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelFunctions } from "./kernel-functions";

/** What we use of tfjs's wasm backend. */
export interface HeapBackend {
  readonly wasm: {
    readonly asm: { readonly memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number | null } };
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
  incRef(dataId: object): void;
  disposeData(dataId: object): boolean;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array | Uint8Array;
}

/** Our functions on one backend's heap, and the addresses of its tensors. */
export class SideModule {
  private scratchAddress = 0;
  private scratchBytes = 0;

  constructor(
    readonly functions: KernelFunctions,
    readonly backend: HeapBackend,
  ) {}

  addressOf(tensor: TensorInfo): number {
    const address = this.backend.dataIdMap.get(tensor.dataId).memoryOffset;
    if (address === null) throw new TypeError("A tensor of texts has no address");
    return address;
  }

  /** A new tensor of unset numbers. */
  output(shape: readonly number[], dtype: DataType = "float32"): TensorInfo {
    const made = this.backend.makeOutput([...shape], dtype);
    // tfjs takes address 0 for an address. Writing there would destroy what is on the heap.
    if (this.backend.dataIdMap.get(made.dataId).memoryOffset === 0 && !shape.includes(0)) {
      throw new RangeError(`No memory left for a tensor of ${shape.join("×")}`);
    }
    return made;
  }

  /** Memory that is anyone's until the next kernel. */
  scratch(bytes: number): number {
    if (bytes > this.scratchBytes) {
      const { wasm } = this.backend;
      if (this.scratchAddress) wasm._free(this.scratchAddress);
      this.scratchAddress = wasm._malloc(bytes) >>> 0; // it returns a signed address
      this.scratchBytes = this.scratchAddress ? bytes : 0;
      if (!this.scratchAddress) throw new RangeError(`No ${bytes} bytes left for scratch memory`);
    }
    return this.scratchAddress;
  }
}

export type KernelInputs = Readonly<Record<string, TensorInfo | undefined>>;

/** A kernel of ours: `stock` is the one that it takes the place of, for what it leaves to that. */
export interface SideKernel {
  readonly name: string;
  run(
    module: SideModule,
    inputs: KernelInputs,
    attributes: NamedAttrMap,
    stock: KernelConfig["kernelFunc"],
  ): TensorInfo | TensorInfo[];
}

/** An input that the operation always gives. */
export function input(inputs: KernelInputs, name: string): TensorInfo {
  const found = inputs[name];
  if (!found) throw new TypeError(`The kernel misses its input "${name}"`);
  return found;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

export const areFloats = (...tensors: (TensorInfo | undefined)[]): boolean =>
  tensors.every((tensor) => (tensor?.dtype ?? "float32") === "float32");
