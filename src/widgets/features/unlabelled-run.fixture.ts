import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { ModelSpec } from "../../experiment/model-spec";
import type { RowSample } from "../../experiment/run-event";
import { newRunRecord, type RunRecord } from "../../experiment/run-record";

/** Four birds, two of each species; the species was held back. */
export const sample: RowSample = {
  sourceRows: Int32Array.of(0, 1, 2, 3),
  x: Float32Array.of(-1, -1, -0.8, -1.2, 1, 1, 0.9, 1.4),
  labels: ["Adelie", "Gentoo"],
  labelOf: Int32Array.of(0, 0, 1, 1),
};

export const unlabelledExperiment = (model: ModelSpec): Experiment => ({
  ...defaultExperiment,
  data: { kind: "shelf", id: "none" },
  target: "Species",
  model,
});

/** A run on them, as far as a page keeps it. */
export const unlabelledRun = (model: ModelSpec, classes: readonly string[]): RunRecord => ({
  ...newRunRecord("run", unlabelledExperiment(model)),
  prepared: {
    rows: { train: 4, validation: 0, test: 0 },
    features: ["Flipper Length", "Body Mass"],
    classes,
    preparation: [],
  },
  sample,
});
