const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);

/** Steering a training closely, and looking into it. */
export const control = {
  ownSettings:
    "Settings were changed since. Go on takes back the ones this run was trained with; Undo then brings yours back.",
  curves: {
    also: (name: string) => `Draw ${name} as well`,
    unfinished: (what: string) => `${what}, unfinished`,
    compare: "Earlier runs",
    lookAt: "Rewind to epoch",
  },
  points: {
    typed: "Type a point",
    add: "Add this point",
    noise: "Noise",
    count: "How many",
    newPoints: "Draw other points",
  },
  more: {
    title: "More settings of the training",
    schedule: "Learning rate over time",
    aboutSchedule: {
      constant: "The same from the first batch to the last.",
      step: "Multiplied by a factor every few epochs.",
      cosine: "Slowly at first, then faster, then slowly: down to zero at the last epoch.",
      "warm-up": "Up from a tenth in the first epochs, while the first steps are still wild.",
      "one-cycle": "Up from a small rate to the one above, then down far below it; momentum goes the other way.",
    },
    everyEpochs: "Every",
    epochsUnit: "epochs",
    factor: "times",
    warmUpEpochs: "Warm up for",
    then: "Then",
    thens: { constant: "stay", cosine: "along a cosine, to zero" },
    rise: "Rises for",
    riseUnit: "% of the epochs",
    weightDecay: "Weight decay",
    l1: "L1 penalty",
    clip: "Clip the gradient",
    clips: { off: "no", norm: "by its length", value: "number by number" },
    clipAt: "at most",
    stopAt: "Stop when",
    stopParts: { off: "the epochs are over", train: "training reaches", validation: "validation reaches" },
    stopMetric: "measure",
    metrics: {
      loss: "loss",
      accuracy: "accuracy",
      macroF1: "macro F1",
      auc: "AUC",
      rmse: "RMSE",
      mae: "MAE",
      r2: "R²",
      explained: "share explained",
    },
    watched: "Early stopping watches",
    stopValue: "of",
    seconds: "Stop after",
    secondsUnit: "s",
    secondsAbout: "A slower machine gets less far: such a run is not the same everywhere.",
    changes: "Changed in mid-run",
    change: (epoch: string, settings: string) => `From epoch ${epoch}: ${settings}`,
    removeChange: (epoch: string) => `Take out the change at epoch ${epoch}`,
  },
  finder: {
    title: "Loss by learning rate",
    button: "Find a learning rate",
    again: "Try again",
    running: "Trying rates from small to large",
    stop: "Stop",
    take: (rate: string) => `Take ${rate}`,
    rate: "learning rate",
    loss: "training loss",
    suggested: (rate: string) => `steepest at ${rate}`,
    inHand: (rate: string) => `set now, ${rate}`,
    summary: (rate: string | null, diverged: boolean) =>
      rate === null
        ? "The loss never fell by much: no rate stands out."
        : `The loss falls fastest at a learning rate of ${rate}${diverged ? ", and runs away at larger ones" : ""}.`,
    about: "One rate after another is tried on a throw-away model, a batch each, from tiny to far too large.",
    takes: (parameters: number, count: string, memory: string, time: string, epochs: string) =>
      `The training: ${count} ${many(parameters, "parameter")}, ${memory} of memory at most, about ${time} for ${epochs} epochs here.`,
    duration: (seconds: number) =>
      seconds < 1 ? "a second" : seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`,
    none: "This model is not trained step by step: it has no learning rate.",
  },
  back: {
    runTo: "Run to epoch",
    go: "Run",
    epoch: "Epoch",
    rewind: "Go back and wait",
    branchAt: (epoch: string) => `Train on from epoch ${epoch}`,
    how: "With the settings in hand, as another run:",
    asItWas: "The settings are as they were: it would be the same run.",
    another: "The model, the data or the rules to stop have changed: that takes a run from the start.",
    noRun: "Train first. Then any epoch can be gone back to.",
    atOnce: "Side by side",
    ways: { rate: "three learning rates", seed: "three seeds" },
    rates: (rates: readonly string[]) => `Learning rate ${rates.join(", ")}`,
    seeds: (seeds: readonly string[]) => `Seed ${seeds.join(", ")}: what is chance among them`,
    trainAll: "Train all three",
    trained: (done: number, all: number) => `${done} of ${all} trained`,
    stopAll: "Stop",
  },
  inputs: {
    title: "Inputs",
    names: {
      x1: "x1",
      x2: "x2",
      "x1^2": "x1 squared",
      "x2^2": "x2 squared",
      "x1*x2": "x1 times x2",
      "sin(3*x1)": "sine of 3 x1",
      "sin(3*x2)": "sine of 3 x2",
    },
    note: "What the network is given of each point. Curved inputs spare it hidden units.",
  },
  onlyPoints:
    "The picture of points in a plane is for these alone. The data in hand are a table: the network widget draws its model.",
  numbers: {
    heading: "Weights and bias of a unit",
    title: (unit: string) => `The weights and the bias of: ${unit}`,
    of: "Unit",
    output: (name: string) => `Output, class ${name}`,
    onlyOutput: "Output",
    from: (layer: number, unit: number) => `unit ${layer}.${unit}`,
    bias: "bias",
    note: "Type a number: the network has it at once, and training goes on from it. A unit clicked in the picture is in hand here.",
    normed: "This layer has batch norm: its weights are rescaled with every batch, and are not set by hand.",
    finished: "Nothing is training. Go back to the start, or to an epoch, to set a number by hand.",
    past: "These are the numbers of an earlier epoch. Come back to the present to set one by hand.",
    clear: "Forget what was set by hand",
    lost: (count: number) =>
      count === 1
        ? "A number that was set by hand has no place in this network: it was let go. Undo brings it back."
        : `${count} numbers that were set by hand have no place in this network: they were let go. Undo brings them back.`,
  },
  layers: {
    title: "Layer by layer",
    empty: "While a run trains, each layer's weights, answers and slopes stand here.",
    none: "This model has no layers.",
    at: (epoch: string) => `at epoch ${epoch}, on some training rows`,
    columns: {
      layer: "Layer",
      weights: "Weights",
      answers: "Answers",
      slopes: "Slopes",
      step: "Step",
      still: "Idle",
    },
    table: "The layers, one a row",
    hidden: (place: number) => `Hidden ${place}`,
    output: "Output",
    code: "Code",
    kind: (units: string, activation: string) => `${units} ${activation}`,
    dead: (count: string) => `${count} dead`,
    saturated: (percent: string) => `${percent} % at an end`,
    about:
      "Sizes are root mean squares. Slopes: of each row's loss by the layer's sums. A step is the last change of the weights against their size: about 0.001 is common; much more is rash, much less is idle.",
    summary: (dead: number, flat: number, times: string | null) =>
      [
        dead > 0
          ? `${dead} ReLU ${many(dead, "unit")} ${dead === 1 ? "answers" : "answer"} no row.`
          : "Every unit answers some row.",
        flat > 0 ? `In ${flat} ${many(flat, "layer")} most answers lie at an end.` : "",
        times === null ? "" : `The first layer's slopes are ${times} times the output's.`,
      ]
        .filter(Boolean)
        .join(" "),
  },
};
