import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops"; // the orthogonal initializer chains
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import * as tfl from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../../experiment/random";
import { wasmFileNames, type WasmFile } from "../../backends/backend-setup";
import { initialize } from "../../backends/wasm";
import { largestDifference } from "../kernel-cases";

// Every layer of the layers package on wasm: what it computes and its gradients are the cpu's.

const { layers } = tfl;
type Layer = tfl.layers.Layer;

interface LayerCase {
  /** The cpu's own gradient is wrong or fails: then Σ y · slope = Σ x · gradient has to hold, for what is linear in x. */
  readonly isLinear?: true;
  readonly layer: keyof typeof layers;
  readonly what?: string;
  make(): Layer;
  readonly shape: readonly number[];
  /** Further inputs of the same shape. */
  readonly inputs?: number;
  /** Whole numbers below this instead of normal ones. */
  readonly below?: number;
  /** Why its gradient is refused, on the cpu and on wasm alike. */
  readonly refused?: RegExp;
}

const line = [2, 7, 3]; // batch, places, channels
const picture = [2, 6, 7, 3];
const volume = [1, 4, 5, 4, 2];
const film = [1, 3, 5, 5, 2];
const windows = { kernelSize: 3, strides: 1 } as const;

const cases: readonly LayerCase[] = [
  { layer: "elu", make: () => layers.elu(), shape: line },
  { layer: "reLU", make: () => layers.reLU(), shape: line },
  { layer: "leakyReLU", make: () => layers.leakyReLU(), shape: line },
  { layer: "prelu", make: () => layers.prelu({}), shape: line },
  { layer: "softmax", make: () => layers.softmax(), shape: [4, 6] },
  { layer: "activation", make: () => layers.activation({ activation: "tanh" }), shape: line },
  { layer: "activation", what: "gelu", make: () => layers.activation({ activation: "gelu" as "tanh" }), shape: line },
  {
    layer: "thresholdedReLU",
    make: () => layers.thresholdedReLU({ theta: 0.1 }),
    shape: line,
    refused: /Cannot find a connection|gradient/i,
  },
  { layer: "conv1d", make: () => layers.conv1d({ filters: 4, ...windows, activation: "relu" }), shape: line },
  {
    layer: "conv1d",
    what: "strided",
    make: () => layers.conv1d({ filters: 4, kernelSize: 3, strides: 2 }),
    shape: line,
  },
  { layer: "conv2d", make: () => layers.conv2d({ filters: 4, ...windows, activation: "relu" }), shape: picture },
  {
    layer: "conv2d",
    what: "same, strided, linear",
    make: () => layers.conv2d({ filters: 5, kernelSize: [2, 3], strides: [2, 1], padding: "same" }),
    shape: picture,
  },
  {
    layer: "conv2d",
    what: "channels first",
    make: () => layers.conv2d({ filters: 4, ...windows, dataFormat: "channelsFirst" }),
    shape: [2, 3, 6, 7],
  },
  {
    layer: "conv2d",
    what: "dilated",
    make: () => layers.conv2d({ filters: 4, kernelSize: 2, dilationRate: 2 }),
    shape: picture,
    refused: /dilation rates greater than 1/, // by the fused operation itself, before any kernel; conv2d and add do it
  },
  {
    layer: "conv2dTranspose",
    make: () => layers.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2 }),
    shape: picture,
  },
  { layer: "conv3d", make: () => layers.conv3d({ filters: 2, kernelSize: 2 }), shape: volume },
  {
    layer: "conv3d",
    what: "same, strided",
    make: () => layers.conv3d({ filters: 3, kernelSize: [2, 3, 2], strides: [2, 1, 2], padding: "same" }),
    shape: [2, 4, 5, 4, 2],
  },
  {
    layer: "conv3dTranspose",
    make: () => layers.conv3dTranspose({ filters: 2, kernelSize: 2 }),
    shape: volume,
    refused: /not found for Conv3DBackpropInputV2/,
  },
  {
    layer: "separableConv2d",
    make: () => layers.separableConv2d({ filters: 4, kernelSize: 3, depthMultiplier: 2 }),
    shape: picture,
  },
  {
    layer: "depthwiseConv2d",
    make: () => layers.depthwiseConv2d({ kernelSize: 3, strides: 2, padding: "same" }),
    shape: picture,
  },
  { layer: "cropping2D", make: () => layers.cropping2D({ cropping: [[1, 1], [2, 0]] }), shape: picture }, // prettier-ignore
  { layer: "upSampling2d", make: () => layers.upSampling2d({ size: [2, 2] }), shape: picture, isLinear: true },
  { layer: "zeroPadding2d", make: () => layers.zeroPadding2d({ padding: 1 }), shape: picture },
  { layer: "resizing", make: () => layers.resizing({ height: 4, width: 9 }), shape: picture, isLinear: true },
  {
    layer: "centerCrop",
    make: () => layers.centerCrop({ height: 4, width: 4 }),
    shape: picture,
    refused: /not found for CropAndResize/,
  },
  { layer: "rescaling", make: () => layers.rescaling({ scale: 0.5, offset: 1 }), shape: picture },
  { layer: "dense", make: () => layers.dense({ units: 5, activation: "sigmoid" }), shape: [4, 6] },
  { layer: "dense", what: "of rows of rows", make: () => layers.dense({ units: 5 }), shape: line },
  { layer: "flatten", make: () => layers.flatten(), shape: picture },
  { layer: "repeatVector", make: () => layers.repeatVector({ n: 3 }), shape: [4, 6] },
  { layer: "reshape", make: () => layers.reshape({ targetShape: [3, 7] }), shape: line },
  { layer: "permute", make: () => layers.permute({ dims: [2, 1] }), shape: line },
  { layer: "embedding", make: () => layers.embedding({ inputDim: 9, outputDim: 4 }), shape: [3, 5], below: 9 },
  { layer: "add", make: () => layers.add(), shape: line, inputs: 3 },
  { layer: "average", make: () => layers.average(), shape: line, inputs: 3 },
  { layer: "concatenate", make: () => layers.concatenate(), shape: line, inputs: 3 },
  { layer: "maximum", make: () => layers.maximum(), shape: line, inputs: 2 },
  { layer: "minimum", make: () => layers.minimum(), shape: line, inputs: 2 },
  { layer: "multiply", make: () => layers.multiply(), shape: line, inputs: 2 },
  { layer: "dot", make: () => layers.dot({ axes: -1 }), shape: [4, 6], inputs: 2 },
  { layer: "batchNormalization", make: () => layers.batchNormalization(), shape: picture },
  { layer: "layerNormalization", make: () => layers.layerNormalization(), shape: line },
  { layer: "averagePooling1d", make: () => layers.averagePooling1d({ poolSize: 2 }), shape: line },
  { layer: "averagePooling2d", make: () => layers.averagePooling2d({ poolSize: 2, padding: "same" }), shape: picture },
  { layer: "averagePooling3d", make: () => layers.averagePooling3d({ poolSize: 2 }), shape: volume },
  { layer: "maxPooling1d", make: () => layers.maxPooling1d({ poolSize: 2 }), shape: line },
  {
    layer: "maxPooling2d",
    make: () => layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }),
    shape: picture,
  },
  {
    layer: "maxPooling3d",
    make: () => layers.maxPooling3d({ poolSize: 2, strides: 1, padding: "same" }),
    shape: volume,
  },
  { layer: "globalAveragePooling1d", make: () => layers.globalAveragePooling1d(), shape: line },
  { layer: "globalAveragePooling2d", make: () => layers.globalAveragePooling2d({}), shape: picture },
  { layer: "globalMaxPooling1d", make: () => layers.globalMaxPooling1d(), shape: line },
  { layer: "globalMaxPooling2d", make: () => layers.globalMaxPooling2d({}), shape: picture },
  { layer: "simpleRNN", make: () => layers.simpleRNN({ units: 4 }), shape: line },
  { layer: "gru", make: () => layers.gru({ units: 4, returnSequences: true }), shape: line },
  { layer: "lstm", make: () => layers.lstm({ units: 4 }), shape: line },
  { layer: "rnn", make: () => layers.rnn({ cell: layers.lstmCell({ units: 4 }) }) as Layer, shape: line },
  {
    layer: "stackedRNNCells",
    make: () =>
      layers.rnn({
        cell: layers.stackedRNNCells({ cells: [layers.gruCell({ units: 4 }), layers.simpleRNNCell({ units: 3 })] }),
      }) as Layer,
    shape: line,
  },
  {
    layer: "bidirectional",
    make: () => layers.bidirectional({ layer: layers.gru({ units: 3 }) as never, mergeMode: "concat" }),
    shape: line,
  },
  { layer: "timeDistributed", make: () => layers.timeDistributed({ layer: layers.dense({ units: 4 }) }), shape: line },
  { layer: "convLstm2d", make: () => layers.convLstm2d({ filters: 2, kernelSize: 3 }) as Layer, shape: film },
  { layer: "masking", make: () => layers.masking({ maskValue: 0 }), shape: line, refused: /not found for Any/ },
  { layer: "dropout", what: "where it predicts", make: () => layers.dropout({ rate: 0.5 }), shape: line },
];

/** Other names of layers above, cells that are tried in their layer, and what draws random numbers or has no gradient. */
const others = [
  "inputLayer", "avgPool1d", "avgPooling1d", "avgPool2d", "avgPooling2d", "avgPool3d", "avgPooling3d", "globalMaxPool1d",
  "globalMaxPool2d", "maxPool1d", "maxPool2d", "gruCell", "lstmCell", "simpleRNNCell", "convLstm2dCell", "spatialDropout1d",
  "gaussianNoise", "gaussianDropout", "alphaDropout", "randomWidth", "categoryEncoding", "Layer", "RNN", "RNNCell", "input",
]; // prettier-ignore

beforeAll(async () => {
  const { resolve } = createRequire(import.meta.url);
  const files = wasmFileNames.map((name) => [name, resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`)]);
  expect(await initialize({ wasmFiles: Object.fromEntries(files) as Record<WasmFile, string> })).toBe(true);
});

function numbers(stream: string, shape: readonly number[], below?: number): tf.Tensor {
  const random = createRandom(3, stream);
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, () =>
    below === undefined ? 0.5 * random.normal() : Math.floor(below * random.next()),
  );
  return tf.tensor(values, [...shape]);
}

/** What the layer computes, then the gradients by its inputs and weights. */
async function run(given: LayerCase, backend: "cpu" | "wasm"): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  tf.disposeVariables();
  const inputs = Array.from({ length: given.inputs ?? 1 }, (_, i) => numbers(`input ${i}`, given.shape, given.below));
  const variables = inputs.map((each) => tf.variable(each, given.below === undefined));
  const layer = given.make();
  const seen = variables.length === 1 ? (variables[0] as tf.Tensor) : variables;
  const y = tf.tidy(() => layer.apply(seen as tf.Tensor) as tf.Tensor);
  layer.setWeights(layer.getWeights().map((weight, i) => numbers(`weight ${i}`, weight.shape)));
  const slope = numbers("slope", y.shape);
  const apply = () => layer.apply(seen as tf.Tensor, { training: given.layer === "batchNormalization" }) as tf.Tensor;
  const value = tf.tidy(apply);
  const { grads } = tf.variableGrads(() => tf.sum(tf.mul(apply(), slope)) as tf.Scalar);
  return Promise.all([value, ...Object.values(grads)].map((each) => each.data<"float32">()));
}

describe("layers on wasm", () => {
  it("are all tried, or named as not to be", () => {
    const tried = new Set<string>([...cases.map(({ layer }) => layer), ...others]);
    expect(Object.keys(layers).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(cases.map((given) => [[given.layer, given.what ?? ""].join(" ").trim(), given] as const))(
    "%s",
    async (_, given) => {
      if (given.refused) {
        await expect(run(given, "cpu")).rejects.toThrow(given.refused);
        await expect(run(given, "wasm")).rejects.toThrow(given.refused);
        return;
      }
      if (given.isLinear) {
        const [y, dx] = await run(given, "wasm");
        const [x, slope] = [numbers("input 0", given.shape), numbers("slope", [y?.length ?? 0])];
        const left = tf.sum(tf.mul(tf.tensor1d(y ?? []), slope)).dataSync()[0] ?? NaN;
        expect(tf.sum(tf.mul(tf.reshape(x, [-1]), tf.tensor1d(dx ?? []))).dataSync()[0]).toBeCloseTo(left, 3);
        return;
      }
      const wanted = await run(given, "cpu");
      const got = await run(given, "wasm");
      expect(largestDifference(got, wanted)).toBeLessThan(2e-5);
    },
  );
});
