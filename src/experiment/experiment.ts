import * as v from "valibot";
import { dataSource } from "./data-source";
import { modelSpec } from "./model-spec";
import { preparationStep, split } from "./preparation";
import { training } from "./training";

/**
 * Everything a run depends on: one small JSON document. Same Experiment, same seed, same backend: same run.
 * It is what a URL shares, what a saved project stores, and what a lesson's check is graded on.
 */
export const experimentSchema = v.object({
  format: v.literal(1),
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295)),
  data: dataSource,
  /** How to read a file; recognized where absent. */
  reading: v.optional(
    v.object({
      delimiter: v.optional(v.picklist([",", ";", "\t", "|"])),
      encoding: v.optional(v.picklist(["utf-8", "utf-16le", "utf-16be", "windows-1252"])),
      decimal: v.optional(v.picklist([".", ","])),
      /** The mark of thousands; it says the decimal mark where that is not asked for. "none": 1,234 is no number. */
      thousands: v.optional(v.picklist([",", ".", " ", "'", "none"])),
      /** What stands around a field that holds a delimiter. "none": a quote is a character like any other. */
      quote: v.optional(v.picklist(['"', "'", "none"])),
      header: v.optional(v.boolean()),
      missing: v.optional(v.array(v.pipe(v.string(), v.maxLength(100)))),
      /** Pixels a side that pictures are shrunk to; 64, or 32 where there are many. */
      imageSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(128))),
    }),
  ),
  /**
   * Column to be predicted. A family that learns without one only looks at it afterwards, and takes "" for none: see
   * `FamilyMeta.learns`.
   */
  target: v.pipe(v.string(), v.maxLength(1000)),
  /**
   * Column whose labels judge in the target's place: the model learns from the target and is measured on the validation
   * and test rows in which this column says something. It is no feature.
   */
  judge: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  /** "auto": classes for text, and for at most 10 distinct whole numbers; otherwise a number. */
  task: v.picklist(["auto", "classification", "regression"]),
  preparation: v.pipe(v.array(preparationStep), v.maxLength(200)),
  split,
  model: modelSpec,
  training,
  evaluation: v.object({
    /** Whether the sealed test set is opened by this run. */
    openTest: v.boolean(),
  }),
  backend: v.picklist(["auto", "webgpu", "webgl", "wasm", "cpu"]),
});
export type Experiment = v.InferOutput<typeof experimentSchema>;
/** What a run is about, once family and target have decided it. The Experiment's own `task` speaks of the target column. */
export const tasks = ["classification", "regression", "clustering", "reconstruction"] as const;
export type Task = (typeof tasks)[number];
export type BackendChoice = Experiment["backend"];
export type BackendName = Exclude<BackendChoice, "auto">;

/** What a new experiment starts from: prepare by itself, split 60/20/20, a network with two hidden layers. */
export const defaultExperiment: Omit<Experiment, "data" | "target"> = {
  format: 1,
  seed: 7,
  task: "auto",
  preparation: [{ step: "auto" }],
  split: { train: 0.6, validation: 0.2, test: 0.2, stratify: true },
  model: {
    family: "mlp",
    layers: [
      { units: 64, activation: "relu" },
      { units: 32, activation: "relu" },
    ],
  },
  training: { epochs: 60, batchSize: 32, optimizer: "adam", learningRate: 0.003, earlyStopping: { patience: 12 } },
  evaluation: { openTest: false },
  backend: "auto",
};

/** Training that suits a number of rows: larger tables take larger batches, and a little decay of the weights. */
export function defaultTraining(rows: number): Experiment["training"] {
  if (rows <= 2000) return defaultExperiment.training;
  return { ...defaultExperiment.training, batchSize: 128, l2: 1e-4 };
}
