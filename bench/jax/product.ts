import { numpy as np, type Device } from "@jax-js/jax";
import type { Side } from "../harness/comparison";
import { spread, start } from "./adam-training";

/** [1024, 784] × [784, 512]. */
export function jaxProduct(device: Device): Side {
  let sides: [np.Array, np.Array] | null = null;
  return {
    name: `jax-js ${device}`,
    ready: () => start(device),
    async run() {
      sides ??= [spread([1024, 784], 1), spread([784, 512], 1)];
      const product = np.matmul(sides[0].ref, sides[1].ref);
      await product.blockUntilReady();
      product.dispose();
    },
  };
}
