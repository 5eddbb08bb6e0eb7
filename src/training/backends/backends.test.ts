import { setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeBackends } from "../../cli/node-backends";
import { Backends, type BackendRequest, type Trial } from "./backends";
import { wasmFileNames } from "./backend-setup";
import { selfTestError } from "./self-test";

const noTrial = (): Trial => {
  throw new Error("no probe was expected");
};
const small: BackendRequest = {
  choice: "auto",
  stepMultiplyAdds: 1000,
  tensorBytes: 0,
  shapeKey: "small",
  trial: noTrial,
};
const backends = nodeBackends();

describe("backends", () => {
  beforeAll(async () => {
    await (await import("./cpu")).initialize();
  });

  it("a small model starts on wasm without a probe", async () => {
    expect(await backends.choose(small)).toMatchObject({
      ok: true,
      value: { backend: "wasm", reason: "small-model", rejected: [] },
    });
  });

  it("the backend that was asked for is taken", async () => {
    expect(await backends.choose({ ...small, choice: "cpu" })).toMatchObject({
      ok: true,
      value: { backend: "cpu", reason: "asked" },
    });
    expect(await backends.choose({ ...small, choice: "wasm" })).toMatchObject({
      ok: true,
      value: { backend: "wasm", reason: "asked" },
    });
  });

  it("the self-test's numbers are the cpu's, and wasm computes the same", async () => {
    await setBackend("cpu");
    expect(await selfTestError()).toBeLessThan(1e-6);
    await setBackend("wasm");
    expect(await selfTestError()).toBeLessThan(1e-5);
  });

  it("without a GPU the failure says so", async () => {
    const gpuless = new Backends(
      {
        wasmFiles: Object.fromEntries(wasmFileNames.map((name) => [name, name])) as never,
        provideGpu: async () => false,
      },
      () => 0,
    );
    expect(await gpuless.choose({ ...small, choice: "webgpu" })).toMatchObject({
      ok: false,
      failure: { code: "backend/webgpu-unavailable" },
    });
  });

  it("a larger model runs on the only backend that is there, or on the one that the probe finds faster", async () => {
    const trial = (): Trial => ({ step: async () => undefined, dispose: () => undefined });
    const gpuless = nodeBackends();
    const decision = await gpuless.choose({
      choice: "auto",
      stepMultiplyAdds: 1e9,
      tensorBytes: 0,
      shapeKey: "large",
      trial,
    });
    expect(decision).toMatchObject({
      ok: true,
      value: { backend: expect.stringMatching(/wasm|webgpu/), reason: expect.stringMatching(/only-one|probe/) },
    });
  });
});
