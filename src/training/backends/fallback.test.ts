import { describe, expect, it } from "vitest";
import { Backends } from "./backends";
import { wasmFileNames, type WasmFile } from "./backend-setup";

// A file of its own: what TensorFlow.js loaded once stays loaded, and here nothing may be.
const wasmFiles = Object.fromEntries(wasmFileNames.map((name) => [name, `/nowhere/${name}`])) as Record<
  WasmFile,
  string
>;
const request = {
  stepMultiplyAdds: 1000,
  tensorBytes: 0,
  shapeKey: "small",
  trial: () => {
    throw new Error("no probe was expected");
  },
};

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
