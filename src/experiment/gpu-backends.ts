import type { BackendName } from "./experiment";

/** Those on the graphics card, the better first: each read of a number waits for it, and it may be lost. */
export const gpuBackends = ["webgpu", "webgl"] as const satisfies readonly BackendName[];

/** Whether this is one of them. */
export const isOnGpu = (backend: BackendName): boolean => (gpuBackends as readonly BackendName[]).includes(backend);
