/** What makes one experiment another than the one before. */
export const changes = {
  none: "the same settings",
  onlyModel: "only the model is another one",
  value: (path: string, value: string) => {
    const names: Readonly<Record<string, string>> = {
      seed: "seed",
      backend: "backend",
      "training.learningRate": "learning rate",
      "training.batchSize": "batch",
      "training.epochs": "epochs",
      "training.l2": "L2",
      "training.optimizer": "optimizer",
      "training.schedule": "schedule",
      "training.earlyStopping": "patience",
      "training.classWeights": "class weights",
      "data.noise": "noise",
      "data.count": "points",
      "data.shape": "shape",
      "data.added": "own points",
      "split.group": "kept together by",
      "split.time": "in the order of",
      "split.folds": "fold",
      "split.placed": "rows placed by hand:",
      "split.take": "training rows at most",
      judge: "judged by",
    };
    return `${names[path] ?? path} ${value}`;
  },
  off: "off",
  on: "on",
  model: {
    baseline: "baseline",
    linear: "linear model",
    mlp: (units: readonly number[]) => (units.length === 0 ? "no hidden layer" : `${units.join(" + ")} units`),
  },
  activation: (name: string) => name,
  preparation: "other preparation",
  without: (step: string) => `without “${step}”`,
  split: "other split",
  data: "other data",
  target: (name: string) => `predicts ${name}`,
  tuned: (epoch: string) => `changed in mid-run at epoch ${epoch}`,
};
