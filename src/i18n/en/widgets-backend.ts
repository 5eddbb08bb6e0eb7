/** What is said of backends where one is chosen. */
export const backend = {
  about: {
    auto: "Small models start on WASM; for larger ones both are timed for a moment.",
    wasm: "Compiled code on the processor. Often the fastest for small models.",
    webgpu: "The graphics card. Pays for large models and large batches.",
    webgl: "The graphics card, in the older way: for browsers without WebGPU.",
    cpu: "Plain JavaScript. Slow, and always there.",
  },
  notHere:
    "It is not on this device yet: the first run with it fetches it. Without a network the run goes on with WASM. Under Settings it can be kept for later.",
  reasons: {
    asked: (name: string) => `${name}, because you asked for it.`,
    "small-model": (name: string) => `${name}: for a model this small nothing is faster.`,
    probe: (name: string) => `${name}: it was the fastest in a short trial on this machine.`,
    "only-one": (name: string) => `${name}: nothing else works on this machine.`,
    "only-way": (name: string) => `${name}: this model is worked in no other way.`,
    fallback: (name: string) => `${name}, because the one asked for cannot be used now.`,
  },
  rejected: (
    name: string,
    why: "unavailable" | "not-loaded" | "timeout" | "wrong-numbers" | "slower" | "lost" | "too-small",
  ) =>
    ({
      unavailable: `${name} is not available here.`,
      "not-loaded": `${name} is not on this device, and the server does not answer; it is asked for again with the next run.`,
      timeout: `${name} did not start within 10 seconds.`,
      "wrong-numbers": `${name} computes wrong numbers on this machine.`,
      slower: `${name} was slower.`,
      lost: `${name} was lost twice; it is tried again after a reload.`,
      "too-small": `${name} takes no model or batch of this size here.`,
    })[why],
  next: "The choice holds from the next run on.",
};
