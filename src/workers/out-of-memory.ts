import type { Failure } from "../experiment/failure";

/** Chromium's, Firefox's and Safari's words for an ArrayBuffer, a WebAssembly memory, an array or a string that is not to be had. */
const words =
  /\balloc(at|ation)|out of memory|\boom\b|unable to grow|cannot (grow|enlarge)|failed to grow|memory size exceeded|(array|arraybuffer|string) length|length too large/i;

/** Whether an engine threw this because there was no room. A full heap of objects is not thrown: it ends the whole tab. */
export const isOutOfMemory = (error: unknown): boolean => error instanceof Error && words.test(error.message);

export const outOfMemory = "worker/out-of-memory" satisfies Failure["code"];
