import type { Failure } from "../experiment/failure";

/** A card that neither answers nor is lost. */
export const silentGpu = "backend/silent" satisfies Failure["code"];

/** Within this time an event that has happened is told. */
const longestNoticeMs = 1_000;
const askEveryMs = 5_000;
/**
 * Systems and browsers themselves end one piece of a card's work after 2 to 10 s, a slow machine that renders in software
 * translates a run's first shaders in as long, and a run is only some breaths ahead of its card (`breathe`): what is silent
 * for so long will not answer any more.
 */
const longestSilenceMs = 60_000;
/** 12 ms of asking each: enough for the card never to wait, and little to wait for in a pause. */
const breathsAhead = 4;

interface WatchedDevice extends EventTarget {
  readonly lost: Promise<{ readonly message: string }>;
  readonly queue: { onSubmittedWorkDone(): Promise<unknown> };
  createBuffer(of: { readonly size: number; readonly usage: number }): {
    mapAsync(mode: number): Promise<unknown>;
    destroy(): void;
  };
}

/** Of WebGPU's backend the device, of WebGL's the canvas that its context draws on. */
interface WatchedBackend {
  readonly device?: WatchedDevice;
  readonly gpgpu?: { readonly gl: { readonly canvas: EventTarget }; createAndWaitForFence(): Promise<void> };
}

/** GPUBufferUsage.MAP_READ, GPUMapMode.READ */
const toBeRead = 1;

/** Settles when the device has done what was asked of it, and lets it be read. One that is lost says so elsewhere. */
async function answerOf({ device, gpgpu }: WatchedBackend): Promise<void> {
  try {
    if (!device) return await gpgpu?.createAndWaitForFence();
    const buffer = device.createBuffer({ size: 4, usage: toBeRead });
    await Promise.all([device.queue.onSubmittedWorkDone(), buffer.mapAsync(toBeRead)]);
    buffer.destroy();
  } catch {
    // A refusal is an answer.
  }
}

const contextLost = (canvas: EventTarget): Promise<string> =>
  new Promise((resolve) => canvas.addEventListener("webglcontextlost", () => resolve("its context is gone")));

/** A buffer that could not be had reads as zeros, or not at all. Other errors are bugs, and seen as such. */
const memoryFull = (device: WatchedDevice): Promise<string> =>
  new Promise((resolve) =>
    device.addEventListener("uncapturederror", (event) => {
      const { error } = event as Event & { readonly error?: object };
      if (error?.constructor.name === "GPUOutOfMemoryError") resolve("its memory is full");
    }),
  );

/**
 * TensorFlow.js goes on with wrong numbers, or not at all, when the GPU's device is lost, or has no memory left. The worker then dies of an
 * error, and the page starts another that goes on from the last checkpoint.
 */
export class GpuWatch {
  #device: object | null = null;
  #lost: Promise<unknown> | null = null;
  /** Settles when the device has seen all that was asked of it so far. */
  #caughtUp: () => Promise<unknown> = () => Promise.resolve();
  #answer: () => Promise<void> = () => Promise.resolve();
  readonly #ahead: Promise<unknown>[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #fallSilent: (seconds: number) => void = () => {};
  /** Settles when a device that was asked something has neither answered nor been lost for so long that it never will. */
  readonly silent: Promise<{ readonly seconds: number }> = new Promise((resolve) => {
    this.#fallSilent = (seconds) => resolve({ seconds });
  });

  /** Watches the device of a TensorFlow.js backend, if it has one. */
  watch(backend: object): void {
    const { device, gpgpu } = backend as WatchedBackend;
    const watched = device ?? gpgpu?.gl.canvas;
    if (!watched || watched === this.#device) return;
    this.#device = watched;
    const lost = device
      ? Promise.race([device.lost.then(({ message }) => message), memoryFull(device)])
      : contextLost(watched as EventTarget);
    this.#caughtUp = () => device?.queue.onSubmittedWorkDone().catch(() => {}) ?? Promise.resolve();
    this.#answer = () => answerOf({ device, gpgpu });
    this.#lost = lost.then((message) => {
      setTimeout(() => {
        throw new Error(`The GPU's device was lost: ${message}`);
      });
    });
  }

  /**
   * Whether an error that a run met comes from a lost device. What was under way fails at once; the loss may be told much
   * later, behind the shaders that a slow machine is still translating. A device that is there answers instead.
   */
  async explains(): Promise<boolean> {
    if (!this.#lost) return false;
    const notLost = this.#caughtUp().then(
      () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), longestNoticeMs)),
    );
    return Promise.race([this.#lost.then(() => true), notLost]);
  }

  /** From now on there may be work under way: the device is asked again and again whether it is there. */
  attend(): void {
    if (this.#timer !== undefined) return;
    let silentMs = 0;
    let isAsked = false;
    let lastMs = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      // A laptop that slept, or a worker that was busy, was silent itself.
      if (isAsked) silentMs += Math.min(now - lastMs, askEveryMs);
      lastMs = now;
      if (silentMs >= longestSilenceMs) this.#fallSilent(longestSilenceMs / 1000);
      if (isAsked) return;
      isAsked = true;
      void this.#answer().then(() => {
        isAsked = false;
        silentMs = 0;
      });
    }, askEveryMs);
  }

  /** No work of the device is under way any more, or none that anybody waits for. */
  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#ahead.length = 0;
  }

  /** Waits until the device has done what had been asked of it some breaths ago: else a slow one would fall ever farther behind. */
  async breathe(): Promise<void> {
    if (this.#timer === undefined) return;
    this.#ahead.push(this.#caughtUp());
    if (this.#ahead.length > breathsAhead) await this.#ahead.shift();
  }
}
