type Values = Readonly<Record<string, string | number>>;

const number = (value: string | number | undefined): string =>
  typeof value !== "number"
    ? (value ?? "")
    : Number.isInteger(value)
      ? String(value)
      : Math.abs(value) < 0.001
        ? String(Number(value.toPrecision(2)))
        : value.toFixed(3);

/** What the tutor says. Each names its evidence. */
const remarks: Readonly<Record<string, (evidence: Values) => string>> = {
  diverged: ({ epoch, rate }) =>
    `At epoch ${epoch} the loss stopped being a number. With a learning rate of ${number(rate)} each step overshot further than the one before.`,
  "rate-too-high": ({ shape, first, low, high, epochs, rate }) =>
    shape === "rising"
      ? `The loss began at ${number(first)} and has stood above ${number(low)} for ${epochs} epochs. A learning rate of ${number(rate)} steps past the bottom.`
      : `In the last ${epochs} epochs the loss swung between ${number(low)} and ${number(high)}. A learning rate of ${number(rate)} jumps from one side to the other.`,
  "rate-too-low": ({ first, last, epochs, rate }) =>
    `In ${epochs} epochs the loss went from ${number(first)} to ${number(last)}, down at every step, with a long way left. A learning rate of ${number(rate)} takes steps too small.`,
  overfitting: ({ epoch, lowest, now, trainThen, trainNow, rows }) =>
    `Validation loss was lowest at epoch ${epoch}. Since then it rose from ${number(lowest)} to ${number(now)} while training loss fell from ${number(trainThen)} to ${number(trainNow)}: the model is learning its ${rows} rows by heart.`,
  leak: ({ column, score, rows, times }) =>
    `A score of ${number(score)} on ${rows} rows is more than real data usually gives. Shuffle the column ${column} and the score breaks${
      Number(times) > 0 ? `, ${Number(times).toFixed(0)} times as badly as for any other` : ""
    }. Would you know ${column} at the moment of predicting?`,
  "dead-units": ({ layer, dead, units, rate }) =>
    `In layer ${layer}, ${dead} of ${units} ReLU units answer 0 to every row. No slope comes through them, so they stay as they are. A learning rate of ${number(rate)} may have thrown them there.`,
  saturation: ({ layer, percent, activation, cause, rate }) =>
    `In layer ${layer}, ${percent} % of the ${activation} units' answers lie at an end, where the curve is flat and nothing can be learned. ${
      cause === "weights"
        ? `With a learning rate of ${number(rate)} the weights grew too large.`
        : "What comes in is too large: scale the features."
    }`,
  vanishing: ({ times, layers, activation }) =>
    `The slopes shrink on their way back through ${layers} ${activation} layers: in the first they are ${times} times smaller than at the output. The first layers hardly learn.`,
  gap: ({ measure, train, validation, rows, parameters }) =>
    `${measure === "accuracy" ? "Accuracy" : measure === "explained" ? "The share explained" : "R²"} is ${number(train)} on the ${rows} rows it learned from and ${number(validation)} on rows it has not seen. ${parameters} parameters found something in the one that is not in the other.`,
  majority: ({ label, share, rows }) =>
    `All ${rows} validation rows got the same answer: ${label}. That alone is right for ${number(share)} of them.`,
};

const fixes: Readonly<Record<string, (values: Values) => string>> = {
  "learning-rate": ({ learningRate }) => `Learning rate ${number(learningRate)}`,
  l2: ({ l2 }) => `L2 penalty ${number(l2)}`,
  activation: ({ activation }) => `Activation ${activation === "relu" ? "ReLU" : activation}`,
  "early-stopping": () => "Switch on early stopping",
  "drop-column": ({ column }) => `Leave ${column} out`,
  "class-weights": () => "Weigh the classes",
};

export const tutor = {
  /** What is said of a run to whoever listens. */
  live: {
    started: "Training has started.",
    progress: (epoch: string, of: string, loss: string, way: "falling" | "rising" | "level") =>
      `Epoch ${epoch} of ${of}, loss ${loss}, ${way}.`,
    paused: (epoch: string) => `Paused at epoch ${epoch}.`,
    ended: (measure: string, value: string) =>
      `Training has ended. Validation ${measure === "explained" ? "share explained" : measure} ${value}.`,
  },
  name: "Tutor",
  say: (rule: string, evidence: Values) => remarks[rule]?.(evidence) ?? rule,
  fix: (kind: string, values: Values) => fixes[kind]?.(values) ?? kind,
  notNow: "Not now",
  undoable: "Can be undone.",
};
