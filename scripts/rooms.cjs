// The rooms of src/ and what each may import. Whatever a room does not name is forbidden to it.

const steps = ["data", "models", "environments", "training", "validation", "evaluation", "deployment"];
const clientAndProtocol = ["workers/client", "workers/protocol"];
// Pages make the client and register the service worker, both through the one Trusted Types policy.
const workerOutside = [...clientAndProtocol, "workers/lab-client", "workers/deferred-client", "workers/trusted-types"];

// Pure and light parts of the steps, none of which reaches TensorFlow.js: what is drawn before a worker was asked for
// anything (points, their split, an untrained network), what text, pictures and sounds are as numbers, how a typed cell is
// read, and what is counted from a run's predictions.
const drawnOnThePage = [
  "datasets/points/points",
  "data/split/(by-chance|shares)",
  "data/(apply-cells|number-text|asked-columns)",
  "data/(pieces|subwords|prepare/steps/subwords/learn-merges)",
  "data/sound/(sound-cell|mel-spectrogram|read-wav)",
  "data/images/(image-cell|pixels-of|resize|augment)",
  "models/(output-units|clustering/centres|mlp/(layer-plan|hidden-layers|layer-sizes|initial-weights|maps|forward|flat-weights|backward-pass))",
  "training/(loss-plane|memory-need)",
  "evaluation/(interval|classification|agreement)",
];

// What a learner brings or makes here becomes a file before any worker has seen it.
const madeOnThePage = ["data/csv/limits", "data/images/(image-cell|pixels-of)", "data/sound/(read-wav|write-wav)"];

/** Every name is a folder of src/, or a file of it without its ending. @type {Record<string, string[]>} */
const mayImport = {
  // What a step may say stands in the folder of its kind.
  experiment: ["data/prepare/steps/[^/]+/spec"],
  // Shipped pictures become cells as they are unpacked.
  datasets: ["experiment", "data/images/image-cell"],
  data: ["experiment"],
  models: ["experiment", "data", "training/(optimizers|clip-gradient|kernels/[^/]+)"],
  environments: ["experiment"],
  training: ["experiment", "data", "models", "environments"],
  validation: ["experiment", "data", "models", "environments", "training"],
  // The orchestrator of a whole run lives here: it also opens the datasets.
  evaluation: ["experiment", "datasets", "data", "models", "environments", "training", "validation"],
  deployment: ["experiment", "datasets", "data", "models", "environments", "training", "validation", "evaluation"],
  lesson: ["experiment"],
  storage: ["experiment", "data/(pieces|archive/(unpack|zip-directory))"],
  i18n: [],
  plots: ["ui", "i18n", "data/csv/field"],
  ui: ["plots", "i18n"],
  // The state classes behind a lab.
  bench: ["experiment", ...clientAndProtocol, "lesson", "i18n"],
  widgets: [
    "experiment",
    ...clientAndProtocol,
    "plots",
    "ui",
    "i18n",
    "lesson",
    "bench",
    "models/family-metas",
    "datasets/[^/]+/(meta|card)",
    ...drawnOnThePage,
  ],
  app: [
    "experiment",
    "datasets/(dataset|registry)",
    ...madeOnThePage,
    ...workerOutside,
    "lesson",
    "storage",
    "i18n",
    "plots",
    "ui",
    "bench",
    "widgets",
    "embed",
    "service-worker/names",
  ],
  embed: ["experiment", ...workerOutside, "lesson", "i18n", "ui", "widgets", "app"],
  workers: ["experiment", "datasets", ...steps],
  "service-worker": [],
  cli: ["experiment", "datasets", ...steps, "i18n"],
};

/** @param {string} name */
const pathOf = (name) => `^src/${name}(/|\\.(svelte\\.)?(ts|js|svelte)$)`;

module.exports = { mayImport, pathOf, steps };
