const n = (count: number) => count.toLocaleString("en-US");
const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** The widgets that ask a model, take it away, and tell what was planted. */
export const deploy = {
  model: {
    kinds: {
      mlp: "A network",
      linear: "A linear model",
      baseline: "A baseline",
      autoencoder: "An autoencoder",
    } as Readonly<Record<string, string>>,
    other: "A model",
    units: (units: readonly number[]) => ` with ${list(units.map(n))} hidden units`,
    predicts: (kind: string, target: string, columns: number) =>
      `${kind} that predicts “${target}” from ${n(columns)} ${many(columns, "column")}.`,
    accuracy: (part: "validation" | "test", share: string) =>
      `Right for ${share} of the ${part === "test" ? "sealed test’s" : "validation"} rows.`,
    error: (part: "validation" | "test", error: string) =>
      `Typical error ${error} on the ${part === "test" ? "sealed test’s" : "validation"} rows.`,
    stale: "The experiment was changed since. Train to ask the new one.",
    underWay: "A run is under way: this is the model of the one before.",
  },
  predict: {
    title: "Ask the model",
    none: "Train a model first: then it can be asked about a row that you make up.",
    form: (target: string) => `What is known, to predict ${target}`,
    formOf: (target: string, file: string) => `What is known, to predict ${target} with the model from ${file}`,
    range: (low: string, high: string) => `${low} to ${high}`,
    years: (low: number, high: number) => (low === high ? `in ${low}` : `${low} to ${high}`),
    notKnown: "not known",
    another: "another one",
    outside: "outside this range",
    notANumber: "not a number",
    isNotANumber: (name: string) => `${name}: this is not a number.`,
    ask: "Predict",
    typical: "Typical values",
    asking: "Asking",
    asked: (count: number) => (count === 1 ? "Asked once" : `Asked ${n(count)} times`),
    waiting: "The answer stands here.",
    old: "You changed the row since. Press Predict to ask again.",
    answer: (target: string, label: string) => `${target}: ${label}`,
    said: (target: string, label: string, share: string) => `${target}: ${label}, ${share}.`,
    probabilities: "Probability of each class",
    others: (count: number) => `the ${n(count)} likeliest`,
    summary: (label: string, share: string) => `The model says ${label}, with a probability of ${share}.`,
    share: (percent: string) => `${percent}\u00a0%`,
    under: { word: "under", mark: "<" },
    over: { word: "over", mark: ">" },
    error: (error: string) => `Typical error (RMSE): ${error}.`,
    beyond: (names: readonly string[]) =>
      `Outside what it was trained on: ${list(names)}. The model answers all the same.`,
    open: (names: readonly string[]) =>
      `Not known, or not among its labels: ${list(names)}. The preparation put in what it puts into such a gap.`,
    needs: (name: string) => `The model needs a value for ${name}: its preparation fills no gap there.`,
  },
  deploy: {
    title: "Take it with you",
    none: "Train a model first: then it can leave this page, as a file.",
    kinds: {
      html: {
        name: "One page that predicts offline",
        text: "The model, its preparation and a form in one HTML file.",
        open: "Double-click it: any browser opens it, without a network. Send it to someone; nothing else is needed.",
      },
      tfjs: {
        name: "The model for TensorFlow.js",
        text: "A zip with model.json, weights.bin and the preparation as data.",
        open: "Unzip it; in a program, tf.loadLayersModel reads model.json. Or bring it back, below.",
      },
      card: {
        name: "The model card",
        text: "What it predicts and from what, how well, and where it does not hold.",
        open: "Open it in any text editor: it is Markdown. The last questions only you can answer.",
      },
    },
    download: "Download",
    making: "Packing",
    made: (name: string, size: string) => `${name}, ${size}`,
    said: (name: string, size: string) => `${name}, ${size}, is in your downloads.`,
    back: "Bring a model back",
    choose: "Choose a model’s zip",
    hint: "As downloaded here for TensorFlow.js. Or drop it here. It stays on this device.",
    reading: "Reading it",
    brought: (file: string) => `From ${file}`,
    forget: "Put it away",
  },
  planted: {
    title: "What was planted",
    none: "Nothing was planted in this data.",
    other: "Nothing is planted in data of your own.",
    points: "These points are drawn by a rule, with the noise that you chose. Nothing else was planted.",
    ask: (faults: number) => `${n(faults)} ${many(faults, "fault was", "faults were")} put into real data.`,
    show: "Show what was planted",
    hide: "Hide it",
    kind: "What",
    column: "Column",
    count: "How many",
    rows: "whole rows",
    kinds: {
      column: "a column added",
      rows: "rows added",
      unit: "cells in another unit",
      code: "cells with a code for “not known”",
      spelling: "cells spelled otherwise",
      repeated: "rows repeated",
      pixels: "pictures with their pixels in another order",
    },
    real: "Everything else is as it was measured.",
    known: "What the data came with",
    source: "Source",
    licence: "Licence",
    citation: "Cite as",
  },
};
