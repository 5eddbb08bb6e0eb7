export type Values = Readonly<Record<string, string | number>>;

const number = (value: string | number | undefined): string =>
  typeof value !== "number" ? (value ?? "") : Number.isInteger(value) ? String(value) : value.toFixed(3);

/** With as many digits as it takes to tell it from what is asked for: 0.0502, where 0.05 is the most. */
function apart(value: Values[string] | undefined, target: Values[string] | undefined): string {
  if (typeof value !== "number" || typeof target !== "number" || Number.isInteger(value)) return number(value);
  for (let digits = 3; digits < 8; digits++)
    if (value.toFixed(digits) !== target.toFixed(digits)) return value.toFixed(digits);
  return number(value);
}

/** What a check says of an export. */
export const exportNames: Readonly<Record<string, string>> = {
  html: "one page that predicts offline",
  tfjs: "a TensorFlow.js model",
  card: "a model card",
};
export const familyNames: Readonly<Record<string, string>> = {
  baseline: "baseline",
  linear: "linear model",
  mlp: "network",
  clustering: "clustering",
  autoencoder: "autoencoder",
};

const settingNames: Readonly<Record<string, string>> = {
  "training.learningRate": "learning rates",
  "training.batchSize": "batch sizes",
  "model.groups": "numbers of groups",
  "model.code": "sizes of the code",
};

/** Why a check is not met. Keyed by the reason of its grade. */
const reasons: Readonly<Record<string, (values: Values) => string>> = {
  met: () => "",
  "train-first": () => "Nothing is measured yet. Train, and this run is graded while it runs.",
  "other-seed": ({ seed, now }) =>
    `It asks for a run with seed ${seed}. Yours has seed ${now}: put the other one on the bench, and train.`,
  "test-closed": () => "This run has not been asked about the sealed test.",
  "right-of": ({ right, rows, needed }) => `${right} of the ${rows} are right and ${needed} are needed.`,
  "right-of-was": ({ right, rows, needed, epoch, was }) =>
    `${right} of the ${rows} are right and ${needed} are needed. At epoch ${epoch} it was ${was}, so this model can do it.`,
  below: ({ value, target }) => `It is ${apart(value, target)}, and ${number(target)} is asked for.`,
  above: ({ value, target }) => `It is ${apart(value, target)}, and at most ${number(target)} is asked for.`,
  "was-within": ({ value, was, epoch }) =>
    `It is ${number(value)}. At epoch ${epoch} it was ${number(was)}, so this model can do it.`,
  "no-number": () => "The loss is no number any more.",
  gap: ({ train, validation, value, max }) =>
    `Training has ${number(train)}, validation ${number(validation)}: ${number(value)} apart, and at most ${number(max)} is asked for.`,
  "column-still-used": ({ column }) => `The model is still given ${column}.`,
  "column-not-used": ({ column }) => `The model is not given ${column}.`,
  "step-not-used": ({ step }) => `No step “${step}” is switched on.`,
  "split-apart": ({ group }) => `Rows with the same ${group} can land on both sides of the split.`,
  "family-not-trained": ({ family }) => `No ${familyNames[String(family)] ?? family} was trained to the end yet.`,
  "beat-train": () => "Nothing is trained on this data yet.",
  "beat-no-baseline": () => "Nobody knows yet what guessing reaches here. Train the baseline, too.",
  "beat-only-baseline": () => "So far there is only guessing. Choose another model and train it.",
  "beat-rows": ({ guess, wrong, rows, most }) =>
    `Guessing is wrong in ${guess} of ${rows} rows, the best model in ${wrong}; at most ${most} may be.`,
  "beat-error": ({ guess, error, most }) =>
    `Guessing is off by ${number(guess)}, the best model by ${number(error)}; at most ${number(most)} may be.`,
  "compare-runs": ({ count, wanted }) => `${count} of ${wanted} different runs are made.`,
  "compare-setting": ({ count, wanted, setting }) =>
    `${count} of ${wanted} different ${settingNames[String(setting)] ?? `values of ${setting}`} are tried.`,
  "early-stopping-off": () => "The last runs went to their end. Switch early stopping on and train again.",
  "never-stopped-early": () => "Early stopping was on, and never had to stop a run.",
  "opened-too-often": ({ openings, max }) => `It was opened ${openings} times, and at most ${max} were allowed.`,
  "not-exported": ({ kind }) => `Not exported as ${exportNames[String(kind)] ?? kind} yet.`,
  "predict-more": ({ count, wanted }) => `Asked ${count} of ${wanted} times.`,
  "label-more": ({ count, wanted }) => `${count} of ${wanted} rows have a label of yours.`,
  "set-otherwise": ({ is }) => `It is not set to “${is}”.`,
  "add-points": ({ count, wanted }) => `${count} of ${wanted} points are there.`,
};

/** Loaded with the first step that has checks. */
export const checkReason = (key: string, values: Values): string => reasons[key]?.(values) ?? key;
