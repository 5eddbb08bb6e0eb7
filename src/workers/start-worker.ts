import labWorkerAddress from "./lab.worker.ts?worker&url";
import { labReady } from "./protocol";
import { trustedScriptAddress } from "./trusted-types";

const longestStartMs = 30_000;

export interface StartedWorker {
  readonly worker: Worker;
  /** Settles when the worker listens (what is posted to it before is lost); rejects when its module cannot be loaded. */
  readonly ready: Promise<void>;
}

/**
 * Starts the lab worker from a one-line classic blob, the one form that runs in a page, in a cross-site frame and under
 * `sandbox="allow-scripts"` alike. The blob inherits the page's CSP.
 */
export function startLabWorker(): StartedWorker {
  const moduleAddress = new URL(labWorkerAddress, import.meta.url).href;
  const line = `import(${JSON.stringify(moduleAddress)}).catch((error) => postMessage(String(error)))`;
  const blobAddress = URL.createObjectURL(new Blob([line], { type: "text/javascript" }));
  const worker = new Worker(trustedScriptAddress(blobAddress), { name: "lab" });
  return { worker, ready: firstMessage(worker).finally(() => URL.revokeObjectURL(blobAddress)) };
}

function firstMessage(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const settle = (problem?: string) => {
      settled.abort();
      clearTimeout(limit);
      if (problem === undefined) resolve();
      else reject(new Error(problem));
    };
    const limit = setTimeout(() => settle("no answer in 30 s"), longestStartMs);
    worker.addEventListener("error", (event) => settle(event.message), { signal: settled.signal });
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<unknown>) => settle(data === labReady ? undefined : String(data)),
      { signal: settled.signal },
    );
  });
}
