/** Within this time an event that has happened is told. */
const longestNoticeMs = 1_000;

interface WatchedDevice extends EventTarget {
  readonly lost: Promise<{ readonly message: string }>;
  readonly queue: { onSubmittedWorkDone(): Promise<unknown> };
}

/** Of WebGPU's backend the device, of WebGL's the canvas that its context draws on. */
interface WatchedBackend {
  readonly device?: WatchedDevice;
  readonly gpgpu?: { readonly gl: { readonly canvas: EventTarget } };
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
}
