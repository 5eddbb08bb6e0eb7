import { backend as presentBackend, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { BackendName } from "../../experiment/experiment";
import type { Engine } from "../../models/engine";
import { nodeBackends } from "../../cli/node-backends";
import { Backends, type BackendRequest, type Trial } from "./backends";
import { wasmFileNames } from "./backend-setup";
import { fusedSelfTest } from "./fused-self-test";
import { tensorSelfTest } from "./tensor-backends";

const noTrial = (): Trial => {
  throw new Error("no probe was expected");
};
const small: BackendRequest = {
  choice: "auto",
  stepMultiplyAdds: 1000,
  tensorBytes: 0,
  shapeKey: "small",
  engine: () => "tensors",
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
    expect(await tensorSelfTest()).toBeLessThan(1e-6);
    await setBackend("wasm");
    expect(await tensorSelfTest()).toBeLessThan(1e-5);
  });

  it("our own loops pass the self-test, and are told apart from the tensors of the same machine", async () => {
    for (const engine of ["fused-wasm", "fused-plain"] as const) expect(await fusedSelfTest(engine)).toBeLessThan(1e-5);
    const engines: Engine[] = [];
    const asked = { ...small, stepMultiplyAdds: 1e9, shapeKey: "own loops" };
    const trial = (engine: Engine): Trial => {
      engines.push(engine);
      return { step: async () => undefined, dispose: () => undefined };
    };
    const engine = (backend: BackendName) => (backend === "wasm" ? ("fused-wasm" as const) : ("tensors" as const));
    expect(await nodeBackends().choose({ ...asked, engine, trial })).toMatchObject({ ok: true });
    expect(engines.filter((each) => each !== "tensors")).toEqual(engines.length > 0 ? ["fused-wasm"] : []);
  });

  it("who watches over devices is told of a backend of TensorFlow.js that has started, once", async () => {
    const watched: object[] = [];
    const wasmFiles = Object.fromEntries(wasmFileNames.map((name) => [name, name])) as never;
    const watching = new Backends({ wasmFiles, watch: (backend) => watched.push(backend) }, () => 0);
    for (let i = 0; i < 2; i++) expect(await watching.choose({ ...small, choice: "cpu" })).toMatchObject({ ok: true });
    await setBackend("cpu");
    expect(watched).toEqual([presentBackend()]);
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
      engine: () => "tensors",
      trial,
    });
    expect(decision).toMatchObject({
      ok: true,
      value: { backend: expect.stringMatching(/wasm|webgpu/), reason: expect.stringMatching(/only-one|probe/) },
    });
  });
});
