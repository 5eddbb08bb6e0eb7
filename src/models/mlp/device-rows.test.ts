import { memory, tidy } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import type { ModelShape } from "../family";
import { DeviceRows } from "./device-rows";

beforeAll(async () => {
  await (await import("../../training/backends/cpu")).initialize();
});

const three: ModelShape = { task: "classification", inputs: 2, classes: 3 };
const data = { x: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), y: Float32Array.of(2, 0, 1, 0, 2), rows: 5 };
const order = Int32Array.of(3, 0, 4, 1, 2);

/** x, target and share of every batch of two. */
function batchesOf(rows: DeviceRows): number[][][] {
  rows.arrange(order, 2);
  return [0, 2, 4].map((from) =>
    tidy(() => {
      const { x, target, share } = rows.batch(from);
      return [x, target, share].map((tensor) => [...tensor.dataSync()]);
    }),
  );
}

it("batches are the same whether all rows lie on the device or each batch is sent, and none is left behind", () => {
  const before = memory().numTensors;
  for (const classWeights of [null, Float32Array.of(0.5, 1, 2)]) {
    const [kept, sent] = [
      new DeviceRows({ data, classWeights }, three),
      new DeviceRows({ data, classWeights }, three, 4 * 5 * 5 - 1),
    ];
    expect(batchesOf(kept)).toEqual(batchesOf(sent));
    const shares = classWeights ? [[0.25, 1], [1, 0.25], [1]] : [[0.5], [0.5], [1]];
    expect(batchesOf(kept)).toEqual([
      [[6, 7, 0, 1], [1, 0, 0, 0, 0, 1], shares[0]],
      [[8, 9, 2, 3], [0, 0, 1, 1, 0, 0], shares[1]],
      [[4, 5], [0, 1, 0], shares[2]],
    ]);
    kept.dispose();
    sent.dispose();
  }
  expect(memory().numTensors).toBe(before);
});

it("numbers that are said again share their mean's slope: a row's is two by the numbers of a row", () => {
  const inputs: ModelShape = { task: "reconstruction", inputs: 2, classes: 0 };
  const rows = new DeviceRows({ data: { ...data, y: data.x }, classWeights: null }, inputs);
  expect(batchesOf(rows)[1]).toEqual([[8, 9, 2, 3], [8, 9, 2, 3], [0.5]]);
  rows.dispose();
});
