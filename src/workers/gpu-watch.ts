const longestNoticeMs = 1_000;

/**
 * TensorFlow.js goes on with wrong numbers, or not at all, when the GPU's device is lost. The worker then dies of an
 * error, and the page starts another that goes on from the last checkpoint.
 */
export class GpuWatch {
  #device: object | null = null;
  #lost: Promise<unknown> | null = null;

  /** Watches the device of a TensorFlow.js backend, if it has one. */
  watch(backend: object): void {
    const { device } = backend as { readonly device?: { readonly lost: Promise<{ readonly message: string }> } };
    if (!device || device === this.#device) return;
    this.#device = device;
    this.#lost = device.lost.then(({ message }) => {
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
