import { describe, expect, it } from "vitest";
import { checkMemory } from "./memory-need";

const small = { parameters: 1000, units: 100, widest: 60, batchSize: 32, predictedAtOnce: 4096 };
const megabyte = 1e6;

describe("a model's need of memory", () => {
  it("is nothing to speak of for a small one", () => {
    expect(checkMemory(small, Infinity).ok).toBe(true);
  });

  it("counts weights with all their copies: 40 million are refused, with the numbers", () => {
    expect(checkMemory({ ...small, parameters: 40e6 }, Infinity)).toMatchObject({
      failure: {
        code: "training/too-large",
        field: "model",
        values: { parameters: 40e6, megabytes: 1442, allowedMegabytes: 1073 },
      },
    });
  });

  it("counts what a batch passes through the layers", () => {
    expect(checkMemory({ ...small, units: 8000, batchSize: 65_536 }, Infinity).ok).toBe(false);
    expect(checkMemory({ ...small, units: 8000, batchSize: 256 }, Infinity).ok).toBe(true);
  });

  it("keeps to a device's limit of one buffer: the weights are one, a layer's activations another", () => {
    expect(checkMemory({ ...small, parameters: 5e6 }, 10 * megabyte)).toMatchObject({
      failure: { values: { megabytes: 20, allowedMegabytes: 10 } },
    });
    expect(checkMemory({ ...small, widest: 1024 }, 10 * megabyte)).toMatchObject({
      failure: { values: { megabytes: 17, allowedMegabytes: 10 } },
    });
    expect(checkMemory({ ...small, widest: 1024 }, 20 * megabyte).ok).toBe(true);
  });
});
