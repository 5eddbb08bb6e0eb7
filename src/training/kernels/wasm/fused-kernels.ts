import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { AdamSettings } from "../adam-step";
import type { OwnKernel } from "../own-kernel";
import { input, sizeOf, type SideKernel } from "./side-module";

interface FusedKernel extends SideKernel {
  readonly name: OwnKernel;
}

const restBytes = 128;

const adamStep: FusedKernel = {
  name: "AdamStep",
  run(module, inputs, attributes) {
    const tensors = Object.values(inputs) as TensorInfo[]; // parameters, gradients, first moments, second moments
    const count = tensors.length / 4;
    const { correctedRate, beta1, beta2, epsilon, shrink } = attributes as unknown as AdamSettings;
    const rest = module.scratch(restBytes);
    const next: TensorInfo[][] = [[], [], []];
    for (let i = 0; i < count; i++) {
      const given = [0, 1, 2, 3].map((part) => tensors[part * count + i] as TensorInfo) as [
        TensorInfo,
        ...TensorInfo[],
      ];
      const made = next.map((list) => {
        const tensor = module.output(given[0].shape);
        list.push(tensor);
        return tensor;
      });
      const [p = 0, g = 0, m = 0, v = 0] = given.map((tensor) => module.addressOf(tensor));
      const [nextP = 0, nextM = 0, nextV = 0] = made.map((tensor) => module.addressOf(tensor));
      const size = sizeOf(given[0].shape);
      module.functions.adamStep(
        size, p, g, m, v, nextP, nextM, nextV, correctedRate, beta1, beta2, epsilon, shrink, rest,
      ); // prettier-ignore
    }
    return next.flat();
  },
};

const gelu: FusedKernel = {
  name: "Gelu",
  run(module, inputs) {
    const x = input(inputs, "x");
    const y = module.output(x.shape);
    module.functions.gelu(sizeOf(x.shape), module.addressOf(x), module.addressOf(y), module.scratch(restBytes));
    return y;
  },
};

const geluGrad: FusedKernel = {
  name: "GeluGrad",
  run(module, inputs) {
    const [x, dy] = [input(inputs, "x"), input(inputs, "dy")];
    const dx = module.output(x.shape);
    const [xAt, dyAt] = [module.addressOf(x), module.addressOf(dy)];
    module.functions.geluGradient(sizeOf(x.shape), xAt, dyAt, module.addressOf(dx), module.scratch(restBytes));
    return dx;
  },
};

/** By their numbers in elementwise.as.ts. */
const slopeCodes: Readonly<Record<string, number>> = { relu: 1, sigmoid: 3, tanh: 4, gelu: 5 };

const denseGrad: FusedKernel = {
  name: "DenseGrad",
  run(module, inputs, attributes) {
    const [dy, y] = [input(inputs, "dy"), input(inputs, "y")];
    const activation = String(attributes["activation"]);
    const [rows = 0, units = 0] = dy.shape;
    const [dsums, dbias] = [activation === "linear" ? dy : module.output(dy.shape), module.output([units])];
    const [dyAt, yAt, dsumsAt] = [module.addressOf(dy), module.addressOf(y), module.addressOf(dsums)];
    if (activation === "linear") module.backend.incRef(dy.dataId);
    else {
      const code = slopeCodes[activation];
      if (code === undefined) throw new RangeError(`No slope of ${activation}`);
      module.functions.denseSlope(rows * units, code, dyAt, yAt, dsumsAt, module.scratch(restBytes));
    }
    module.functions.sumColumns(rows, units, dsumsAt, module.addressOf(dbias));
    return [{ dataId: dsums.dataId, shape: dy.shape, dtype: dy.dtype }, dbias];
  },
};

const softmaxCrossEntropy: FusedKernel = {
  name: "SoftmaxCrossEntropy",
  run(module, inputs) {
    const [logits, labels] = [input(inputs, "logits"), input(inputs, "labels")];
    const [rows = 0, classes = 0] = logits.shape;
    const [losses, probabilities] = [module.output([rows]), module.output(logits.shape)];
    const [from, by] = [module.addressOf(logits), module.addressOf(labels)];
    const [lossesAt, probabilitiesAt] = [module.addressOf(losses), module.addressOf(probabilities)];
    module.functions.softmaxCrossEntropy(rows, classes, from, by, lossesAt, probabilitiesAt);
    return [losses, probabilities];
  },
};

const softmaxCrossEntropyGrad: FusedKernel = {
  name: "SoftmaxCrossEntropyGrad",
  run(module, inputs) {
    const [probabilities, labels, dy] = [input(inputs, "probabilities"), input(inputs, "labels"), input(inputs, "dy")];
    const [rows = 0, classes = 0] = probabilities.shape;
    const dlogits = module.output(probabilities.shape);
    const [from, by, dyAt] = [module.addressOf(probabilities), module.addressOf(labels), module.addressOf(dy)];
    module.functions.softmaxCrossEntropyGradient(rows, classes, from, by, dyAt, module.addressOf(dlogits));
    return [dlogits];
  },
};

const layerNorm: FusedKernel = {
  name: "LayerNorm",
  run(module, inputs, attributes) {
    const [x, gain, shift] = [input(inputs, "x"), input(inputs, "gain"), input(inputs, "shift")];
    const [rows = 0, width = 0] = x.shape;
    const made = [module.output(x.shape), module.output([rows]), module.output([rows])];
    const [xAt = 0, gainAt = 0, shiftAt = 0] = [x, gain, shift].map((tensor) => module.addressOf(tensor));
    const [yAt = 0, meansAt = 0, scalesAt = 0] = made.map((tensor) => module.addressOf(tensor));
    const epsilon = Number(attributes["epsilon"]);
    module.functions.layerNorm(rows, width, xAt, gainAt, shiftAt, yAt, meansAt, scalesAt, epsilon);
    return made;
  },
};

const layerNormGrad: FusedKernel = {
  name: "LayerNormGrad",
  run(module, inputs) {
    const given = ["x", "gain", "means", "scales", "dy"].map((name) => input(inputs, name));
    const [rows = 0, width = 0] = input(inputs, "x").shape;
    const made = [module.output([rows, width]), module.output([width]), module.output([width])];
    const [x = 0, gain = 0, means = 0, scales = 0, dy = 0] = given.map((tensor) => module.addressOf(tensor));
    const [dx = 0, dgain = 0, dshift = 0] = made.map((tensor) => module.addressOf(tensor));
    module.functions.layerNormGradient(rows, width, x, gain, means, scales, dy, dx, dgain, dshift);
    return made;
  },
};

const causalAttention: FusedKernel = {
  name: "CausalAttention",
  run(module, inputs, attributes) {
    const qkv = input(inputs, "qkv");
    const heads = Number(attributes["heads"]);
    const [texts = 0, places = 0, triple = 0] = qkv.shape;
    const width = triple / 3;
    const size = width / heads;
    const [y, weights] = [module.output([texts, places, width]), module.output([texts, heads, places, places])];
    const scratch = module.scratch(module.functions.productScratch.value);
    const [from, to, shares] = [module.addressOf(qkv), module.addressOf(y), module.addressOf(weights)];
    for (let text = 0; text < texts; text++) {
      for (let head = 0; head < heads; head++) {
        const q = from + 4 * (text * places * triple + head * size);
        const [k, v] = [q + 4 * width, q + 8 * width];
        const w = shares + 4 * (text * heads + head) * places * places;
        const out = to + 4 * (text * places * width + head * size);
        module.functions.attend(places, size, q, k, v, 4 * triple, w, out, 4 * width, scratch);
      }
    }
    return [y, weights];
  },
};

const causalAttentionGrad: FusedKernel = {
  name: "CausalAttentionGrad",
  run(module, inputs, attributes) {
    const [qkv, weights, dy] = [input(inputs, "qkv"), input(inputs, "weights"), input(inputs, "dy")];
    const heads = Number(attributes["heads"]);
    const [texts = 0, places = 0, triple = 0] = qkv.shape;
    const width = triple / 3;
    const size = width / heads;
    const dqkv = module.output(qkv.shape);
    const { value: productBytes } = module.functions.productScratch;
    const scratch = module.scratch(productBytes + 4 * places * places);
    const [from, to] = [module.addressOf(qkv), module.addressOf(dqkv)];
    const [shares, slopes] = [module.addressOf(weights), module.addressOf(dy)];
    for (let text = 0; text < texts; text++) {
      for (let head = 0; head < heads; head++) {
        const q = 4 * (text * places * triple + head * size);
        const [k, v] = [q + 4 * width, q + 8 * width];
        const w = shares + 4 * (text * heads + head) * places * places;
        const d = slopes + 4 * (text * places * width + head * size);
        const [row, dyRow] = [4 * triple, 4 * width];
        module.functions.attendGradient(
          places, size, from + q, from + k, from + v, row, w, d, dyRow,
          to + q, to + k, to + v, scratch + productBytes, scratch,
        ); // prettier-ignore
      }
    }
    return dqkv;
  },
};

/** The kernels of ours that TensorFlow.js does not know. */
export const fusedKernels: readonly SideKernel[] = [
  adamStep,
  gelu,
  geluGrad,
  denseGrad,
  softmaxCrossEntropy,
  softmaxCrossEntropyGrad,
  layerNorm,
  layerNormGrad,
  causalAttention,
  causalAttentionGrad,
];
