import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import ts from "typescript";
import type { Side } from "../harness/comparison";
import { batchSize, cells, learningRate, mapSize, points, rows, type Shape } from "./work";

interface NnNode {
  readonly id: string;
  readonly output: number;
}
interface Nn {
  readonly Activations: Readonly<Record<"TANH", unknown>>;
  readonly Errors: Readonly<Record<"SQUARE", unknown>>;
  buildNetwork(
    shape: readonly number[],
    activation: unknown,
    outputActivation: unknown,
    regularization: null,
    inputIds: readonly string[],
  ): NnNode[][];
  forwardProp(network: NnNode[][], inputs: readonly number[]): number;
  backProp(network: NnNode[][], target: number, error: unknown): void;
  updateWeights(network: NnNode[][], learningRate: number, regularizationRate: number): void;
  forEachNode(network: NnNode[][], ignoreInputs: boolean, accessor: (node: NnNode) => void): void;
}

/** nn.ts of a checkout of tensorflow/playground. Class fields are plain assignments: as properties they would slow it down. */
export async function loadNn(playground: string): Promise<Nn> {
  const source = await readFile(path.join(playground, "src/nn.ts"), "utf8");
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      useDefineForClassFields: false,
    },
  });
  const file = path.join(await mkdtemp(path.join(tmpdir(), "nn-ts-")), "nn.mjs");
  await writeFile(file, outputText);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Nn;
}

/** `oneStep` and `updateDecisionBoundary` of its playground.ts, without what they draw. */
export function nnSide(nn: Nn, { hidden }: Shape, maps: boolean): Side {
  const { TANH } = nn.Activations;
  const network = nn.buildNetwork([2, ...hidden, 1], TANH, TANH, null, ["x", "y"]);
  const { x, y } = points();
  const data = Array.from({ length: rows }, (_, r) => ({
    input: [x[2 * r] ?? 0, x[2 * r + 1] ?? 0],
    label: y[r] === 1 ? 1 : -1,
  }));
  const plane = cells();
  const boundary: Record<string, number[][]> = {};
  nn.forEachNode(network, true, ({ id }) => {
    boundary[id] = Array.from({ length: mapSize }, () => new Array<number>(mapSize).fill(0));
  });
  return {
    name: "Playground's nn.ts",
    run() {
      data.forEach(({ input, label }, i) => {
        nn.forwardProp(network, input);
        nn.backProp(network, label, nn.Errors.SQUARE);
        if ((i + 1) % batchSize === 0) nn.updateWeights(network, learningRate, 0);
      });
      if (!maps) return;
      for (let i = 0; i < mapSize; i++) {
        for (let j = 0; j < mapSize; j++) {
          const cell = 2 * (i * mapSize + j);
          nn.forwardProp(network, [plane[cell] as number, plane[cell + 1] as number]);
          nn.forEachNode(network, true, (node) => {
            (boundary[node.id] as number[][])[i]![j] = node.output;
          });
        }
      }
    },
  };
}
