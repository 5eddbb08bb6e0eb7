// asc: --importMemory
// The side module: functions on the heap of tfjs's wasm backend, without a byte of data of their own.

export { adamStep, biasAndActivation, denseSlope, gelu, geluGradient } from "./elementwise.as";
export { attend, attendGradient } from "./attention.as";
export { convolutionScratch, convolve, filterGradient, pictureGradient } from "./convolution.as";
export { depthwise } from "./depthwise.as";
export { averagePoolGradient, maxPoolGradient, pool } from "./pooling.as";
export { product, productScratch } from "./product.as";
export {
  layerNorm,
  layerNormGradient,
  segmentSum,
  softmaxCrossEntropy,
  softmaxCrossEntropyGradient,
  sumColumns,
  sumRows,
} from "./rows.as";
