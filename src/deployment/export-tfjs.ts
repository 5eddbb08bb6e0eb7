import { zipSync } from "fflate";
import { askedColumns } from "../data/asked-columns";
import { joined } from "../experiment/joined";
import type { TrainedModel } from "../experiment/trained-model";
import { modelStem, type ExportedFile } from "./exported-file";
import { limitsOf, purposeOf } from "./model-facts";
import { weightBytes } from "./weight-bytes";

/**
 * A zip with model.json and weights.bin (TensorFlow.js layers format: a Sequential of Dense), preparation.json and README.txt.
 * Same model, same bytes.
 */
export function exportTfjs(model: TrainedModel): ExportedFile {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 1));
  const weights = model.layers.map(weightBytes);
  const files = {
    "model.json": json(modelJson(model)),
    "weights.bin": joined(weights),
    "preparation.json": json(preparationJson(model)),
    "README.txt": new TextEncoder().encode(readme(model)),
  };
  const bytes = zipSync(files, { level: 6, mtime: "2000-01-01" });
  return { name: `${modelStem(model)}-model.zip`, type: "application/zip", bytes };
}

const layerName = (index: number): string => `dense_${index + 1}`;

function modelJson({ layers }: TrainedModel): unknown {
  return {
    format: "layers-model",
    generatedBy: "Learning Curve",
    convertedBy: null,
    modelTopology: {
      keras_version: "tfjs-layers 4.22.0",
      backend: "tensor_flow.js",
      model_config: {
        class_name: "Sequential",
        config: {
          name: "learning_curve",
          layers: layers.map(({ inputs, units, activation }, index) => ({
            class_name: "Dense",
            config: {
              name: layerName(index),
              trainable: true,
              ...(index === 0 ? { batch_input_shape: [null, inputs] } : {}),
              dtype: "float32",
              units,
              activation,
              use_bias: true,
            },
          })),
        },
      },
    },
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: layers.flatMap(({ inputs, units }, index) => [
          { name: `${layerName(index)}/kernel`, shape: [inputs, units], dtype: "float32" },
          { name: `${layerName(index)}/bias`, shape: [units], dtype: "float32" },
        ]),
      },
    ],
  };
}

/** Everything of a model but its weights. */
function preparationJson({
  format,
  family,
  task,
  classes,
  preparation,
  experiment,
  metrics,
  rows,
}: TrainedModel): unknown {
  return { format, family, task, classes, preparation, experiment, metrics, rows };
}

function meaningOf({ task, classes, preparation }: TrainedModel): string {
  switch (task) {
    case "regression":
      return `One number; the prediction is number * ${preparation.target.scale} + ${preparation.target.center}.`;
    case "classification":
      return classes.length === 2
        ? `One number: the probability of the second class. Classes: ${classes.join(" | ")}`
        : `A probability for each class, in this order: ${classes.join(" | ")}`;
    case "clustering":
      return `How clearly the row lies by each group's centre (they sum to 1), in this order: ${classes.join(" | ")}. A centre is half of its column of the kernel.`;
    case "reconstruction":
      return "The inputs as the code remembers them, in the same order. The mean of the squared differences says how unlike the training rows a row is.";
    default:
      return task satisfies never;
  }
}

function readme(model: TrainedModel): string {
  const { preparation } = model;
  return `${purposeOf(model)}

model.json, weights.bin   the network, in the layers format of TensorFlow.js
preparation.json          how a row becomes the network's ${preparation.features.length} inputs: for each column its operations, in their order

In JavaScript, with both files on a server:
  const model = await tf.loadLayersModel("model.json");
  model.predict(tf.tensor2d([inputs]))

Inputs, in this order:
${preparation.features.map((name, index) => `  ${index + 1}. ${name}`).join("\n")}

Made of these columns of a row: ${askedColumns(preparation)
    .map(({ source }) => source)
    .join(", ")}

Output: ${meaningOf(model)}

${limitsOf(model).join("\n")}

Learning Curve reads this zip back as it is.
`;
}
