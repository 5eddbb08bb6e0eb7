import type { Experiment } from "../../experiment/experiment";

/** What the points lab opens with: two crescents that no line separates, and a network that can. */
export const pointsExperiment: Experiment = {
  format: 1,
  seed: 7,
  data: { kind: "points", shape: "moons", count: 140, noise: 0.2 },
  target: "class",
  task: "classification",
  preparation: [{ step: "scale", columns: "all", as: "standardize" }],
  split: { train: 0.5, validation: 0.5, test: 0, stratify: true },
  model: {
    family: "mlp",
    layers: [
      { units: 8, activation: "tanh" },
      { units: 6, activation: "tanh" },
    ],
  },
  training: { epochs: 400, batchSize: 20, optimizer: "adam", learningRate: 0.01 },
  evaluation: { openTest: false },
  backend: "auto",
};
