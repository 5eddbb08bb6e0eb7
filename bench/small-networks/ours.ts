import type { Fit } from "../../src/models/family";
import type { DenseKernels } from "../../src/models/mlp/fused/dense-kernels";
import { FusedNetwork } from "../../src/models/mlp/fused/fused-network";
import { planLayers } from "../../src/models/mlp/layer-plan";
import type { Side } from "../harness/comparison";
import { batchSize, cells, learningRate, points, rows, type Shape } from "./work";

const plane = cells();

/** An epoch through `FusedNetwork`, as the training loop drives it, then the maps as a run sends them. */
export function ours(name: string, kernels: DenseKernels, { hidden }: Shape, maps: boolean): Side {
  const shape = { task: "classification", inputs: 2, classes: 2 } as const;
  const layers = hidden.map((units) => ({ units, activation: "tanh" as const }));
  const network = new FusedNetwork(kernels, planLayers({ family: "mlp", layers }, shape), shape, 1, "sgd");
  const fit: Fit = {
    data: { ...points(), rows },
    fromEpoch: 0,
    seed: 1,
    classWeights: null,
    settings: () => ({ batchSize, optimizer: "sgd", learningRate, weightDecay: 0, l1: 0, l2: 0, clip: null }),
  };
  const units = network.units(fit);
  return {
    name,
    run() {
      for (let unit = units.next(); !unit.done && !unit.value.endsEpoch; unit = units.next());
      return maps ? network.unitsAt(plane, plane.length / 2, 0) : undefined;
    },
  };
}
