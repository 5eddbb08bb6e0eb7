import { registerSideKernels } from "./register";
import { sideKernelError } from "./side-self-test";

/** A function that multiplies and adds in one rounding: only an engine with relaxed SIMD takes it. */
// prettier-ignore
const relaxedProbe = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253,
  128, 2, 11,
);

export const hasRelaxedSimd = (): boolean => WebAssembly.validate(relaxedProbe);

/** Loads the side module's fastest build and puts its kernels into the wasm backend. Throws where there is no SIMD. */
export async function loadSideKernels(relaxed = hasRelaxedSimd()): Promise<() => void> {
  const { default: bytes } = relaxed
    ? await import("./kernels.as.ts?wasm&relaxed")
    : await import("./kernels.as.ts?wasm");
  return registerSideKernels(await WebAssembly.compile(bytes));
}

/**
 * The fastest build that computes rightly on the wasm backend, which must be set. @param load for tests
 * @returns which one it is; "stock" where none does, and the backend's own kernels stay
 */
export async function loadTestedKernels(load = loadSideKernels): Promise<"relaxed" | "plain" | "stock"> {
  for (const build of ["relaxed", "plain"] as const) {
    if (build === "relaxed" && !hasRelaxedSimd()) continue;
    const restore = await load(build === "relaxed");
    // What throws is as wrong as what computes wrongly.
    if ((await sideKernelError().catch(() => NaN)) < largestError) return build;
    restore();
  }
  return "stock";
}
const largestError = 1e-4;
