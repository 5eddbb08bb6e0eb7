import { afterEach, describe, expect, it, vi } from "vitest";
import { Backends, type BackendRequest } from "./backends";
import type { BackendName } from "../../experiment/experiment";
import { wasmFileNames, type WasmFile } from "./backend-setup";

// A file of its own: what TensorFlow.js loaded once stays loaded, and here nothing may be.
const wasmFiles = Object.fromEntries(wasmFileNames.map((name) => [name, `/nowhere/${name}`])) as Record<
  WasmFile,
  string
>;
const request: Omit<BackendRequest, "choice"> = {
  stepMultiplyAdds: 1000,
  tensorBytes: 0,
  shapeKey: "small",
  engine: () => "tensors",
  trial: () => {
    throw new Error("no probe was expected");
  },
};
const ownLoops = {
  ...request,
  engine: (backend: BackendName) => (backend === "wasm" ? ("fused-wasm" as const) : ("fused-plain" as const)),
};

describe("where a GPU was asked for and is gone", () => {
  it("a network goes on with its own loops, though no backend of TensorFlow.js has started", async () => {
    const backends = new Backends({ wasmFiles, provideGpu: async () => false }, () => 0);
    const engine = (backend: BackendName) => (backend === "webgpu" ? ("tensors" as const) : ownLoops.engine(backend));
    expect((await backends.choose({ ...request, engine, choice: "webgpu" })).ok).toBe(false);
    backends.leaveGpu();
    const chosen = await backends.choose({ ...request, engine, choice: "webgpu" });
    if (!chosen.ok) throw new Error(chosen.failure.code);
    expect(chosen.value).toMatchObject({ backend: "wasm", rejected: [{ backend: "webgpu", why: "lost" }] });
    expect(backends.tensors()).toBe(0);
  });
});

it("a run whose family asks for no backend goes on after a pause without one", async () => {
  const backends = new Backends({ wasmFiles, provideGpu: async () => false }, () => 0);
  await expect(backends.takeUp({ backend: "cpu", reason: "only-one", rejected: [], ms: 0 })).resolves.toBeUndefined();
});

describe("where wasm cannot start", () => {
  it("a small model runs on the cpu, and the decision says why; who asked for wasm is told", async () => {
    const backends = new Backends({ wasmFiles, provideGpu: async () => false }, () => 0);
    expect(await backends.choose({ ...request, choice: "auto" })).toMatchObject({
      ok: true,
      value: { backend: "cpu", reason: "fallback", rejected: [{ backend: "wasm", why: "unavailable" }] },
    });
    expect(await backends.choose({ ...request, choice: "wasm" })).toMatchObject({
      ok: false,
      failure: { code: "backend/wasm-unavailable" },
    });
  });

  it("a large model finds neither and runs on the cpu", async () => {
    const backends = new Backends({ wasmFiles, provideGpu: async () => false }, () => 0);
    expect(await backends.choose({ ...request, choice: "auto", stepMultiplyAdds: 1e9 })).toMatchObject({
      ok: true,
      value: {
        backend: "cpu",
        reason: "fallback",
        rejected: [{ backend: "webgpu" }, { backend: "webgl" }, { backend: "wasm" }],
      },
    });
  });
});

describe("where a browser has no SIMD, or a policy forbids WebAssembly", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("a network runs on plain loops, and no TensorFlow.js is loaded for it", async () => {
    class Refused {
      constructor() {
        throw new WebAssembly.CompileError("invalid value type");
      }
    }
    vi.stubGlobal("WebAssembly", { ...globalThis.WebAssembly, Module: Refused, CompileError: Error });
    vi.doMock("./tensor-backends", () => {
      throw new Error("TensorFlow.js was asked for");
    });
    const backends = new Backends({ wasmFiles }, () => 0);
    expect(await backends.choose({ ...ownLoops, choice: "auto" })).toMatchObject({
      ok: true,
      value: { backend: "cpu", reason: "fallback", rejected: [{ backend: "wasm", why: "unavailable" }] },
    });
    expect(await backends.choose({ ...ownLoops, choice: "cpu" })).toMatchObject({ ok: true });
    expect(await backends.choose({ ...ownLoops, choice: "wasm" })).toMatchObject({
      ok: false,
      failure: { code: "backend/wasm-unavailable" },
    });
    expect(backends.tensors()).toBe(0);
  });
});
