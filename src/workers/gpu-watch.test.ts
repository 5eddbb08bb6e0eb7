import { afterEach, expect, it, vi } from "vitest";
import { GpuWatch } from "./gpu-watch";

afterEach(() => void vi.useRealTimers());

/** The errors that end the worker. */
function thrownErrors(): () => string[] {
  vi.useFakeTimers();
  return () => {
    const thrown: string[] = [];
    while (vi.getTimerCount() > 0) {
      try {
        vi.advanceTimersToNextTimer();
      } catch (error) {
        thrown.push(String(error));
      }
    }
    return thrown;
  };
}

it("a lost WebGPU device ends the worker, and explains the error that a run met", async () => {
  const errors = thrownErrors();
  const watch = new GpuWatch();
  const device = Object.assign(new EventTarget(), { lost: Promise.resolve({ message: "gone" }) });
  watch.watch({ device });
  expect(await watch.explains()).toBe(true);
  expect(errors()).toEqual(["Error: The GPU's device was lost: gone"]);
});

it("so does a WebGPU device without memory, and no other error of it does", async () => {
  class GPUOutOfMemoryError extends Error {}
  class GPUValidationError extends Error {}
  const told = (error: Error) => Object.assign(new Event("uncapturederror"), { error });
  const errors = thrownErrors();
  const watch = new GpuWatch();
  const device = Object.assign(new EventTarget(), { lost: new Promise(() => {}) });
  watch.watch({ device });
  device.dispatchEvent(told(new GPUValidationError()));
  await Promise.resolve();
  expect(errors()).toEqual([]);
  device.dispatchEvent(told(new GPUOutOfMemoryError()));
  expect(await watch.explains()).toBe(true);
  expect(errors()).toEqual(["Error: The GPU's device was lost: its memory is full"]);
});

it("so does a WebGL context that is lost", async () => {
  const errors = thrownErrors();
  const watch = new GpuWatch();
  const canvas = new EventTarget();
  watch.watch({ gpgpu: { gl: { canvas } } });
  canvas.dispatchEvent(new Event("webglcontextlost"));
  expect(await watch.explains()).toBe(true);
  expect(errors()).toEqual(["Error: The GPU's device was lost: its context is gone"]);
});

it("a backend without a device explains nothing", async () => {
  const watch = new GpuWatch();
  watch.watch({ wasm: {} });
  expect(await watch.explains()).toBe(false);
});
