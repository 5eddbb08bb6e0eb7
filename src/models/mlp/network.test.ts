import { memory, Tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it, vi } from "vitest";
import { forward } from "./forward";
import { planLayers } from "./layer-plan";
import { Network } from "./network";

beforeAll(async () => {
  await (await import("../../training/backends/cpu")).initialize();
});

it("answers for very many rows in their order, and asks for the next before it waits for the first", async () => {
  const shape = { task: "regression", inputs: 1, classes: 0 } as const;
  const network = new Network(planLayers({ family: "linear" }, shape), shape, 1, "sgd");
  const rows = 9 * 4096 + 5;
  const x = Float32Array.from({ length: rows }, (_, i) => i / rows);
  const before = memory().numTensors;
  const read = vi.spyOn(Tensor.prototype, "data");
  const answering = network.predict(x, rows);
  expect(read.mock.calls.length).toBe(8);
  const answers = await answering;
  read.mockRestore();
  const wanted = forward(await network.inspect(), x, rows);
  expect(answers.findIndex((answer, i) => Math.abs(answer - (wanted[i] ?? NaN)) > 1e-6)).toBe(-1);
  expect(answers.length).toBe(rows);
  expect(memory().numTensors).toBe(before);
  network.dispose();
});
