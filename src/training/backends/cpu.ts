import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";

/** Plain JavaScript: slow, and there on every machine. */
export async function initialize(): Promise<boolean> {
  return setBackend("cpu");
}
