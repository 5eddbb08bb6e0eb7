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
const deviceOf = (
  lost: Promise<{ message: string }>,
  answer: Promise<unknown> | (() => Promise<unknown>),
  read = Promise.resolve(),
) => {
  const onSubmittedWorkDone = typeof answer === "function" ? answer : () => answer;
  const createBuffer = () => ({ mapAsync: () => read, destroy: () => {} });
  return Object.assign(new EventTarget(), { lost, queue: { onSubmittedWorkDone }, createBuffer });
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
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

it.each([
  ["does not get done", deviceOf(never, never), true],
  ["cannot be read", deviceOf(never, Promise.resolve(), never), true],
  ["takes 50 s for everything", deviceOf(never, () => after(50_000, null)), false],
  ["answers", deviceOf(never, Promise.resolve()), false],
])("a device with work under way that %s is silent after a minute: %s", async (_, device, isSilent) => {
  vi.useFakeTimers();
  const watch = new GpuWatch();
  watch.watch({ device });
  watch.attend();
  let silentFor = 0;
  void watch.silent.then(({ seconds }) => (silentFor = seconds));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(silentFor).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(silentFor).toBe(isSilent ? 60 : 0);
});

it("a device that is asked for nothing is not asked whether it is there", async () => {
  vi.useFakeTimers();
  const watch = new GpuWatch();
  watch.watch({ device: deviceOf(never, never) });
  watch.attend();
  watch.rest();
  expect(vi.getTimerCount()).toBe(0);
});

it("a run is a few breaths ahead of its device, and no more; one that is not on it does not wait", async () => {
  const ends: (() => void)[] = [];
  const watch = new GpuWatch();
  watch.watch({ device: deviceOf(never, () => new Promise<void>((resolve) => ends.push(resolve))) });
  watch.attend();
  let breaths = 0;
  const run = async () => {
    for (; breaths < 10; breaths++) await watch.breathe();
  };
  void run();
  await settled();
  expect(breaths).toBe(4);
  ends[0]?.();
  await settled();
  expect(breaths).toBe(5);
  watch.rest();
  ends[1]?.(); // the breath that waits already
  await settled();
  expect(breaths).toBe(10);
});
