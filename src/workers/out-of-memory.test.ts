import { expect, it } from "vitest";
import { isOutOfMemory } from "./out-of-memory";

it.each([
  // Chromium, as it was seen to refuse
  "Array buffer allocation failed",
  "Invalid typed array length: 8589934592",
  "Invalid array length",
  "Invalid string length",
  "WebAssembly.Memory(): could not allocate memory",
  "WebAssembly.Memory.grow(): Unable to grow instance memory",
  "WebAssembly.Memory.grow(): Maximum memory size exceeded",
  "WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance",
  // Firefox, Safari, Emscripten
  "out of memory",
  "allocation size overflow",
  "failed to grow memory",
  "invalid array length",
  "Out of memory",
  "Length too large",
  "Aborted(OOM). Build with -sASSERTIONS for more info.",
])("an engine that says %j has no room", (message) => {
  expect(isOutOfMemory(new RangeError(message))).toBe(true);
});

it.each(["x is not a function", "Invalid time value", "toFixed() digits argument must be between 0 and 100"])(
  "%j is another matter",
  (message) => {
    expect(isOutOfMemory(new RangeError(message))).toBe(false);
  },
);
