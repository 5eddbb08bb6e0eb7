import { err, ok, type Outcome } from "../experiment/failure";

/** What the wasm heap and a browser tab give without trouble. */
const allowedBytes = 1024 ** 3;
/** Copies of the parameters alive in a step: weights, their successor, the best epoch's, gradient, two moments, three in between. */
const parameterCopies = 9;

export interface MemoryNeed {
  readonly parameters: number;
  /** Units of all layers, inputs included. */
  readonly units: number;
  /** Units of the widest layer, inputs included. */
  readonly widest: number;
  readonly batchSize: number;
  /** Rows of the largest forward pass. */
  readonly predictedAtOnce: number;
}

/** Bytes on the backend: parameters, and activations with their slopes of the larger of a batch and a forward pass. */
export function memoryNeedBytes({ parameters, units, batchSize, predictedAtOnce }: MemoryNeed): number {
  return 4 * (parameters * parameterCopies + units * Math.max(3 * batchSize, predictedAtOnce));
}

/** Bytes of the largest tensor: all parameters lie in one, a layer's activations in another. */
export const largestTensor = ({ parameters, widest, batchSize, predictedAtOnce }: MemoryNeed): number =>
  4 * Math.max(parameters, widest * Math.max(batchSize, predictedAtOnce));

/**
 * Refuses a model before anything is allocated. Fails with "training/too-large".
 * @param largestTensorBytes the largest single buffer of the backend, where it has such a limit
 */
export function checkMemory(need: MemoryNeed, largestTensorBytes: number): Outcome<number> {
  const bytes = memoryNeedBytes(need);
  const tensorBytes = largestTensor(need);
  if (bytes <= allowedBytes && tensorBytes <= largestTensorBytes) return ok(bytes);
  const tooLarge =
    bytes > allowedBytes ? { bytes, allowed: allowedBytes } : { bytes: tensorBytes, allowed: largestTensorBytes };
  return err({
    code: "training/too-large",
    field: "model",
    values: {
      parameters: need.parameters,
      megabytes: Math.ceil(tooLarge.bytes / 1e6),
      allowedMegabytes: Math.floor(tooLarge.allowed / 1e6),
    },
  });
}
