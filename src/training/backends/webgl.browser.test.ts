import { env } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-webgl"; // its flags
import { expect, it } from "vitest";
import type { BackendName } from "../../experiment/experiment";
import type { RunResult } from "../../experiment/run-event";
import { browserBackends, runUntil, smallExperiment } from "../../workers/run-in-page";

async function train(backend: BackendName): Promise<{ readonly result: RunResult; readonly tensorsLeft: number }> {
  const backends = browserBackends();
  const before = backends.tensors();
  const last = await runUntil(backends, { ...smallExperiment, backend });
  if (last.type !== "result") throw new Error(JSON.stringify(last));
  return { result: last, tensorsLeft: backends.tensors() - before };
}

it("WebGL trains as the cpu does, to 1e-3, and leaves no tensor", async () => {
  // Here is no card: TensorFlow.js takes a software WebGL only if it is told to.
  env().set("SOFTWARE_WEBGL_ENABLED", true);
  const wanted = await train("cpu");
  const got = await train("webgl");
  expect(got.result).toMatchObject({ backend: "webgl", decision: { reason: "asked" } });
  expect(got.tensorsLeft).toBe(0);
  for (const part of ["train", "validation"] as const) {
    for (const [name, value] of Object.entries(wanted.result.metrics[part]))
      expect(Math.abs((got.result.metrics[part][name] ?? NaN) - value), `${part}.${name}`).toBeLessThan(1e-3);
  }
});
