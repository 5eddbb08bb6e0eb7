import { io, ready, setBackend, tensor2d } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { loadLayersModel } from "@tensorflow/tfjs-layers";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { encodeRow } from "../data/apply-cells";
import { forwardAll } from "../models/mlp/forward";
import { exportTfjs } from "./export-tfjs";
import { importTfjs } from "./import-tfjs";
import { dirtyPenguins, rowsOf, sampleModel } from "./sample-model.fixture";

test.for(["Sex", "Species", "Body Mass (g)"])(
  "TensorFlow.js loads the exported model of %s and predicts the same",
  async (target) => {
    await setBackend("cpu");
    await ready();
    const csv = dirtyPenguins();
    const model = await sampleModel(csv, target, target === "Body Mass (g)" ? { task: "regression" } : {});
    const files = unzipSync(exportTfjs(model).bytes);
    const json = JSON.parse(strFromU8(files["model.json"] ?? new Uint8Array()));
    const loaded = await loadLayersModel(
      io.fromMemory({
        modelTopology: json.modelTopology,
        weightSpecs: json.weightsManifest[0].weights,
        weightData: Uint8Array.from(files["weights.bin"] ?? []).buffer,
        format: json.format,
      }),
    );
    for (const row of rowsOf(csv).slice(0, 40)) {
      const inputs = encodeRow(model.preparation, row);
      if (!inputs.ok) throw new Error(inputs.failure.code);
      const theirs = loaded.predict(tensor2d(inputs.value, [1, inputs.value.length]));
      if (Array.isArray(theirs)) throw new Error("one output");
      const ours = forwardAll(model.layers, inputs.value, 1).at(-1) ?? [];
      const values = await theirs.data();
      ours.forEach((value, index) => expect(Math.abs((values[index] ?? NaN) - value)).toBeLessThan(1e-5));
    }
  },
);

test.for(["Sex", "Species", "Body Mass (g)"])("a model of %s comes back from its zip as it was", async (target) => {
  const model = await sampleModel(dirtyPenguins(), target, target === "Body Mass (g)" ? { task: "regression" } : {});
  const back = importTfjs("m.zip", exportTfjs(model).bytes);
  expect(back).toEqual({
    ok: true,
    value: JSON.parse(JSON.stringify(model), (key, value) =>
      key === "kernel" || key === "bias" ? Float32Array.from(Object.values(value)) : value,
    ),
  });
});

test("the same model gives the same bytes", async () => {
  const model = await sampleModel(dirtyPenguins(), "Sex");
  expect(exportTfjs(model).bytes).toEqual(exportTfjs(model).bytes);
});
