import * as v from "valibot";
import { isEncoder, widthOf } from "../data/apply-cells";
import { unpack } from "../data/archive/unpack";
import { zipDirectory } from "../data/archive/zip-directory";
import { err, FailureError, ok, type Failure, type Outcome } from "../experiment/failure";
import type { DenseWeights } from "../experiment/run-event";
import { schemaProblem } from "../experiment/schema-problem";
import type { TrainedModel } from "../experiment/trained-model";
import { outputActivation, outputUnits } from "../models/output-units";
import { modelFile, preparationFile } from "./model-file-schema";

const limits = { files: 20, unpackedBytes: 100_000_000, bytesBeforeRatioCounts: 1_000_000 };
type Preparation = v.InferOutput<typeof preparationFile>;

/**
 * Reads back the zip that `exportTfjs` wrote. Fails as `zipDirectory` and `unpack` do, and with "model-file/part-missing",
 * "model-file/not-json", "model-file/field", "model-file/weights-size", "model-file/shape" or "model-file/not-finite"
 * (field: the part of the zip, or a place in it).
 */
export function importTfjs(file: string, bytes: Uint8Array): Outcome<TrainedModel> {
  try {
    const files = partsOf(bytes);
    const preparation = parsed(preparationFile, files, "preparation.json");
    const model = parsed(modelFile, files, "model.json");
    const layers = readLayers(model, part(files, "weights.bin"));
    checkShapes(preparation, layers);
    return ok({ ...preparation, layers });
  } catch (error) {
    if (error instanceof FailureError) return err({ ...error.failure, file });
    throw error;
  }
}

const fail = (failure: Failure): never => {
  throw new FailureError(failure);
};

function partsOf(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const directory = zipDirectory(bytes, limits);
  if (!directory.ok) return fail(directory.failure);
  return Object.fromEntries(
    directory.value.map((file) => {
      // A bit that turned on its way would be another weight: an answer that nobody could tell is wrong.
      const unpacked = unpack(file);
      return [file.name, unpacked.ok ? unpacked.value : fail(unpacked.failure)];
    }),
  );
}

function part(files: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array {
  const found = Object.hasOwn(files, name) ? files[name] : undefined;
  return found ?? fail({ code: "model-file/part-missing", field: name });
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, files: Readonly<Record<string, Uint8Array>>, name: string): T {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(part(files, name)));
  } catch (error) {
    if (error instanceof FailureError) throw error;
    return fail({ code: "model-file/not-json", field: name });
  }
  const result = v.safeParse(schema, document, { abortEarly: true });
  if (result.success) return result.output;
  const { field, problem } = schemaProblem(result.issues[0]);
  return fail({ code: "model-file/field", field: `${name}: ${field}`, values: { problem } });
}

function readLayers(
  { modelTopology, weightsManifest }: v.InferOutput<typeof modelFile>,
  bytes: Uint8Array,
): DenseWeights[] {
  const shapes = weightsManifest[0]?.weights ?? [];
  const neededBytes = 4 * shapes.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  if (neededBytes !== bytes.length) {
    fail({
      code: "model-file/weights-size",
      field: "weights.bin",
      values: { bytes: bytes.length, needed: neededBytes },
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (count: number): Float32Array => {
    const values = Float32Array.from({ length: count }, (_, index) => view.getFloat32(at + 4 * index, true));
    at += 4 * count;
    if (!values.every(Number.isFinite)) fail({ code: "model-file/not-finite", field: "weights.bin" });
    return values;
  };
  return modelTopology.model_config.config.layers.map(({ config: { name, units, activation } }, index) => {
    const [kernel, bias] = [shapes[2 * index], shapes[2 * index + 1]];
    const [inputs = -1, columns] = kernel?.shape ?? [];
    const fits =
      kernel?.name === `${name}/kernel` &&
      columns === units &&
      bias?.name === `${name}/bias` &&
      bias.shape.length === 1 &&
      bias.shape[0] === units;
    if (!fits || (index === 0 && shapes.length !== 2 * modelTopology.model_config.config.layers.length)) {
      fail({ code: "model-file/shape", field: name });
    }
    return { inputs, units, activation, kernel: take(inputs * units), bias: take(units) };
  });
}

/** Layers must follow on one another, from the preparation's features to the task's outputs; features from their columns. */
function checkShapes({ preparation, task, classes }: Preparation, layers: readonly DenseWeights[]): void {
  const { columns, features } = preparation;
  const named = columns.flatMap((column) => column.features);
  if (named.length !== features.length || named.some((name, index) => name !== features[index])) {
    fail({ code: "model-file/shape", field: "preparation.json: features" });
  }
  for (const column of columns) {
    const encoder = column.operations.find(isEncoder);
    const width = encoder ? widthOf(encoder) : 1;
    if (width !== column.features.length)
      fail({ code: "model-file/shape", field: `preparation.json: ${column.source}` });
  }
  let width = features.length;
  for (const [index, layer] of layers.entries()) {
    if (layer.inputs !== width) fail({ code: "model-file/shape", field: `dense_${index + 1}` });
    width = layer.units;
  }
  const last = layers.at(-1)?.activation;
  const shape = { task, classes: classes.length, inputs: features.length };
  if (width !== outputUnits(shape) || last !== outputActivation(shape)) {
    fail({ code: "model-file/shape", field: "output" });
  }
  const isOneOf = task === "classification" || task === "clustering";
  if (isOneOf && classes.length < 2) fail({ code: "model-file/shape", field: "classes" });
}
