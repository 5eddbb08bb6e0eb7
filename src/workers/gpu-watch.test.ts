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

/** @param answer when the device has done what was asked of it */
const deviceOf = (lost: Promise<{ message: string }>, answer: Promise<unknown>) =>
  Object.assign(new EventTarget(), { lost, queue: { onSubmittedWorkDone: () => answer } });
const never = new Promise<never>(() => {});
const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

it("a lost WebGPU device ends the worker, and explains the error that a run met", async () => {
  const errors = thrownErrors();
  const watch = new GpuWatch();
  const device = deviceOf(Promise.resolve({ message: "gone" }), never);
  watch.watch({ device });
  expect(await watch.explains()).toBe(true);
  expect(errors()).toEqual(["Error: The GPU's device was lost: gone"]);
});

it("a loss explains an error also where it is told long after it, as a slow machine does", async () => {
  const errors = thrownErrors();
  const watch = new GpuWatch();
  watch.watch({ device: deviceOf(after(60_000, { message: "gone" }), after(60_001, null)) });
  const explained = watch.explains();
  await vi.advanceTimersByTimeAsync(60_000).catch(() => {});
  expect(await explained).toBe(true);
  errors();
});

it.each([
  ["answers", () => Promise.resolve()],
  ["refuses to", () => Promise.reject(new Error("invalid"))],
])("a WebGPU device that %s, and is not lost, explains nothing", async (_, answer) => {
  vi.useFakeTimers();
  const watch = new GpuWatch();
  watch.watch({ device: deviceOf(never, answer()) });
  const explained = watch.explains();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await explained).toBe(false);
});

it("so does a WebGPU device without memory, and no other error of it does", async () => {
  class GPUOutOfMemoryError extends Error {}
  class GPUValidationError extends Error {}
  const told = (error: Error) => Object.assign(new Event("uncapturederror"), { error });
  const errors = thrownErrors();
  const watch = new GpuWatch();
  const device = deviceOf(never, never);
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
