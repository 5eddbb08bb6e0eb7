import { backend, getKernel, memory, registerKernel, unregisterKernel, type KernelConfig } from "@tensorflow/tfjs-core";
import { expect, it, onTestFinished } from "vitest";
import { browserBackends, runUntil, smallExperiment } from "../../workers/run-in-page";

const experiment = { ...smallExperiment, backend: "webgpu" as const };

interface GpuBytes {
  readonly numBytesInGPU: number;
}
const inUse = (): { tensors: number; bytes: number } => ({
  tensors: memory().numTensors,
  bytes: (backend().memory() as unknown as GpuBytes).numBytesInGPU,
});

it("a run takes batch norm's kernels where its network has batch norm, and learns as on the processor", async () => {
  const short = { ...experiment, training: { ...experiment.training, epochs: 2 } };
  const plain = { ...short, model: { family: "mlp" as const, layers: [{ units: 6, activation: "tanh" as const }] } };
  const backends = browserBackends();
  expect((await runUntil(backends, plain)).type).toBe("result");
  const names = ["BatchNorm", "BatchNormGrad"];
  expect(names.filter((name) => getKernel(name, "webgpu"))).toEqual([]);
  const got = await runUntil(backends, short);
  expect(names.filter((name) => getKernel(name, "webgpu"))).toEqual(names);
  const wanted = await runUntil(browserBackends(), { ...short, backend: "cpu" });
  if (got.type !== "result" || wanted.type !== "result") throw new Error(JSON.stringify([got, wanted]));
  for (const [name, value] of Object.entries(wanted.metrics.validation))
    expect(Math.abs((got.metrics.validation[name] ?? NaN) - value), name).toBeLessThan(1e-3);
});

it("30 starts and stops on the graphics card leave no tensor behind, and no more memory of the card in use", async () => {
  const backends = browserBackends();
  const startAndStop = () => runUntil(backends, experiment, ({ type }) => type === "metrics");
  await startAndStop();
  const before = inUse();
  for (let i = 0; i < 30; i++) expect((await startAndStop()).type).toBe("metrics");
  expect(inUse()).toEqual(before);
});

it("a model beyond the device's limits is refused with the numbers, and its backend is of use afterwards", async () => {
  const limits = GPUSupportedLimits.prototype;
  const real = Object.getOwnPropertyDescriptor(limits, "maxBufferSize");
  if (!real) throw new Error("GPUSupportedLimits has no maxBufferSize");
  onTestFinished(() => void Object.defineProperty(limits, "maxBufferSize", real));
  Object.defineProperty(limits, "maxBufferSize", { ...real, get: () => 2_000_000 });
  const wide = [1024, 1024].map((units) => ({ units, activation: "relu" as const }));
  const backends = browserBackends();
  expect(await runUntil(backends, { ...experiment, model: { family: "mlp", layers: wide } })).toMatchObject({
    type: "failed",
    failure: {
      code: "training/too-large",
      values: { parameters: 2 * 1024 + 1024 + 1024 * 1024 + 1024 + 1024 + 1, megabytes: 5, allowedMegabytes: 2 },
    },
  });
  expect((await runUntil(backends, experiment, ({ type }) => type === "metrics")).type).toBe("metrics");
});

it("a fused kernel that is wrong on this device is left out, and the training is right", async () => {
  const short = { ...experiment, training: { ...experiment.training, epochs: 2 } };
  const wanted = await runUntil(browserBackends(), { ...short, backend: "cpu" });
  const { kernelFunc } = getKernel("AdamStep", "webgpu") as KernelConfig;
  unregisterKernel("AdamStep", "webgpu");
  const wrong: KernelConfig["kernelFunc"] = (call) => [kernelFunc(call)].flat().reverse();
  registerKernel({ kernelName: "AdamStep", backendName: "webgpu", kernelFunc: wrong });
  const got = await runUntil(browserBackends(), short);
  expect(getKernel("AdamStep", "webgpu")).toBeUndefined();
  if (got.type !== "result" || wanted.type !== "result") throw new Error(JSON.stringify([got, wanted]));
  expect(got.backend).toBe("webgpu");
  for (const [name, value] of Object.entries(wanted.metrics.validation))
    expect(Math.abs((got.metrics.validation[name] ?? NaN) - value), name).toBeLessThan(1e-3);
});
