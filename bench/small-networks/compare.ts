import { PlainKernels } from "../../src/models/mlp/fused/plain-kernels";
import { wasmKernels } from "../../src/models/mlp/fused/wasm-kernels";
import type { Bench, Comparison, Side } from "../harness/comparison";
import { loadNn, nnSide } from "./nn-ts";
import { ours } from "./ours";
import { shapes, type Shape } from "./work";

export const comparisons: Bench["comparisons"] = async ({ playground }) => {
  const nn = playground ? await loadNn(playground) : null;
  const notes = nn ? [] : ["No --playground PATH: TensorFlow Playground's nn.ts is not timed."];
  const peers = (shape: Shape, maps: boolean): Side[] => [...(nn ? [nnSide(nn, shape, maps)] : [])];
  const pair = (shape: Shape, maps: boolean): Comparison[] => {
    const name = `${shape.name}, epoch of 500 by 10${maps ? " + all maps" : ""}`;
    return [
      { name: `${name}, wasm`, ours: ours("wasm", wasmKernels(), shape, maps), peers: peers(shape, maps) },
      { name: `${name}, plain`, ours: ours("plain", new PlainKernels(), shape, maps), peers: peers(shape, maps) },
    ];
  };
  return { comparisons: shapes.flatMap((shape) => [...pair(shape, true), ...pair(shape, false)]), notes };
};
