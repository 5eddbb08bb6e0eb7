const longestNoticeMs = 1_000;

interface WatchedDevice extends EventTarget {
  readonly lost: Promise<{ readonly message: string }>;
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

  /** Watches the device of a TensorFlow.js backend, if it has one. */
  watch(backend: object): void {
    const { device, gpgpu } = backend as WatchedBackend;
    const watched = device ?? gpgpu?.gl.canvas;
    if (!watched || watched === this.#device) return;
    this.#device = watched;
    const lost = device
      ? Promise.race([device.lost.then(({ message }) => message), memoryFull(device)])
      : contextLost(watched as EventTarget);
    this.#lost = lost.then((message) => {
      setTimeout(() => {
        throw new Error(`The GPU's device was lost: ${message}`);
      });
    });
  }

  /** Whether an error that a run met comes from a lost device: what was under way fails before the loss is told. */
  async explains(): Promise<boolean> {
    if (!this.#lost) return false;
    const notLost = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), longestNoticeMs));
    return Promise.race([this.#lost.then(() => true), notLost]);
  }
}
