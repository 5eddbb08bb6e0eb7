import { PlainKernels } from "../../src/models/mlp/fused/plain-kernels";
import { wasmKernels } from "../../src/models/mlp/fused/wasm-kernels";
import type { Bench, Comparison, Side } from "../harness/comparison";
import { brainSide } from "./brain";
import { convnetSide } from "./convnet";
import { loadNn, nnSide } from "./nn-ts";
import { ours } from "./ours";
import { tfjsSide } from "./tfjs";
import { shapes } from "./work";

export const comparisons: Bench["comparisons"] = async ({ playground }) => {
  const nn = playground ? await loadNn(playground) : null;
  const notes = nn ? [] : ["No --playground PATH: TensorFlow Playground's nn.ts is not timed."];
  const comparisons: Comparison[] = [];
  for (const shape of shapes) {
    for (const maps of [true, false]) {
      const name = `${shape.name}, epoch of 500 by 10${maps ? " + all maps" : ""}`;
      const playgrounds: Side[] = nn ? [nnSide(nn, shape, maps)] : [];
      // The others for one shape: they are further off.
      const others =
        shape.name === "2-8-8-1"
          ? [await tfjsSide(shape, maps), await convnetSide(shape, maps), await brainSide(shape, maps)]
          : [];
      const wasm = ours("wasm", wasmKernels(), shape, maps);
      const plain = ours("plain", new PlainKernels(), shape, maps);
      comparisons.push({ name: `${name}, wasm`, ours: wasm, peers: [...playgrounds, ...others] });
      comparisons.push({ name: `${name}, plain`, ours: plain, peers: playgrounds });
    }
  }
  return { comparisons, notes };
};
