import { backend as presentBackend, getBackend, memory, setBackend } from "@tensorflow/tfjs-core";
import type { BackendChoice, BackendName } from "../../experiment/experiment";
import { err, ok, type Outcome } from "../../experiment/failure";
import type { BackendDecision } from "../../experiment/run-event";
import type { BackendSetup } from "./backend-setup";
import { selfTestError } from "./self-test";
import { timeLimit } from "./time-limit";

const initializeWithinMs = 10_000;
const largestSelfTestError = 1e-3;
/** All probes of one choice together. */
const probeBudgetMs = 300;
/** Multiply-adds of one training step up to which WebAssembly is at least as fast as a GPU: no probe needed. */
const smallStep = 30_000_000;

/** One step of the model that is to be trained, on the backend that is set; settles when its numbers are there. */
export interface Trial {
  step(): Promise<void>;
  dispose(): void;
}

export interface BackendRequest {
  readonly choice: BackendChoice;
  /** Multiply-adds of one training step. */
  readonly stepMultiplyAdds: number;
  /** Size of the largest tensor. */
  readonly tensorBytes: number;
  /** Names the model's shape: a probe is remembered by it. */
  readonly shapeKey: string;
  trial(backend: BackendName): Trial;
}

type Rejection = BackendDecision["rejected"][number];

/** The backends of one host: which are there, which compute rightly, which is fastest for which model. */
export class Backends {
  private readonly usable = new Map<BackendName, true | Rejection["why"]>();
  private readonly fastest = new Map<
    string,
    { readonly backend: BackendName; readonly rejected: readonly Rejection[] }
  >();

  constructor(
    private readonly setup: BackendSetup,
    private readonly now: () => number,
  ) {}

  /**
   * Picks a backend before a run and sets it. Fails with "backend/<name>-unavailable", "backend/timeout",
   * "backend/wrong-numbers" where the one that was asked for cannot be used, or "backend/none".
   */
  async choose(request: BackendRequest): Promise<Outcome<BackendDecision>> {
    const startedMs = this.now();
    const decide = async (
      backend: BackendName,
      reason: BackendDecision["reason"],
      rejected: readonly Rejection[],
    ): Promise<Outcome<BackendDecision>> => {
      await setBackend(backend);
      return ok({ backend, reason, rejected, ms: this.now() - startedMs });
    };

    if (request.choice !== "auto") {
      const why = await this.use(request.choice);
      if (why === true) return decide(request.choice, "asked", []);
      // Without a network the run goes on; with one, it is there the next time.
      if ((why === "not-loaded" || why === "lost") && (await this.use("wasm")) === true)
        return decide("wasm", "fallback", [{ backend: request.choice, why }]);
      if (why === "timeout")
        return err({
          code: "backend/timeout",
          field: "backend",
          values: { backend: request.choice, seconds: initializeWithinMs / 1000 },
        });
      if (why === "wrong-numbers")
        return err({ code: "backend/wrong-numbers", field: "backend", values: { backend: request.choice } });
      return err({ code: `backend/${request.choice}-unavailable`, field: "backend" });
    }

    const rejected: Rejection[] = [];
    const usable = async (backend: BackendName): Promise<boolean> => {
      const found = await this.use(backend);
      const why = found === true && request.tensorBytes > this.largestTensorBytes() ? "too-small" : found;
      if (why !== true) rejected.push({ backend, why });
      return why === true;
    };
    if (request.stepMultiplyAdds <= smallStep) {
      if (await usable("wasm")) return decide("wasm", "small-model", rejected);
    } else {
      const known = this.fastest.get(request.shapeKey);
      if (known) return decide(known.backend, "probe", known.rejected);
      const candidates: BackendName[] = [];
      for (const backend of ["webgpu", "wasm"] as const) if (await usable(backend)) candidates.push(backend);
      const [only, other] = candidates;
      if (only && !other) return decide(only, "only-one", rejected);
      if (only) {
        const backend = await this.probe(candidates, request);
        rejected.push(
          ...candidates.filter((name) => name !== backend).map((name) => ({ backend: name, why: "slower" as const })),
        );
        this.fastest.set(request.shapeKey, { backend, rejected });
        return decide(backend, "probe", rejected);
      }
    }
    if (await usable("cpu")) return decide("cpu", "fallback", rejected);
    return err({ code: "backend/none", field: "backend" });
  }

  /** From now on there is no GPU: its device was lost again and again. */
  leaveGpu(): void {
    this.usable.set("webgpu", "lost");
  }

  /** Tensors alive in all backends, for tests and the watch over leaks. */
  tensors(): number {
    return memory().numTensors;
  }

  /** The largest single tensor that the present backend takes; Infinity where memory is the only limit. */
  largestTensorBytes(): number {
    return getBackend() === "webgpu" ? gpuLimitBytes() : Infinity;
  }

  /** Initializes and tests a backend once. @returns true, or why it cannot be used. */
  private async use(backend: BackendName): Promise<true | Rejection["why"]> {
    const known = this.usable.get(backend);
    if (known) {
      if (known === true) await setBackend(backend);
      return known;
    }
    const found = await this.initializeAndTest(backend);
    if (found !== "not-loaded") this.usable.set(backend, found);
    return found;
  }

  private async initializeAndTest(backend: BackendName): Promise<true | Rejection["why"]> {
    try {
      const started = await timeLimit(this.initialize(backend), initializeWithinMs);
      if (started === "timeout") return "timeout";
      if (started === "not-loaded") return "not-loaded";
      if (!started) return "unavailable";
      const error = await timeLimit(selfTestError(), initializeWithinMs);
      if (error === "timeout") return "timeout";
      return error <= largestSelfTestError ? true : "wrong-numbers";
    } catch {
      // A backend reports what it lacks by throwing, each in its own words: it cannot be used here.
      return "unavailable";
    }
  }

  private async initialize(backend: BackendName): Promise<boolean | "not-loaded"> {
    switch (backend) {
      case "wasm":
        return (await import("./wasm")).initialize(this.setup);
      case "cpu":
        return (await import("./cpu")).initialize();
      case "webgpu":
        return (await import("./webgpu")).initialize(this.setup);
      default:
        backend satisfies never;
        return false;
    }
  }

  /** The fastest of these by the mean step after a first one (which compiles shaders). */
  private async probe(candidates: readonly BackendName[], request: BackendRequest): Promise<BackendName> {
    let best: BackendName = candidates[0] ?? "cpu";
    let bestMs = Infinity;
    for (const backend of candidates) {
      await setBackend(backend);
      const trial = request.trial(backend);
      try {
        await trial.step();
        const startedMs = this.now();
        const untilMs = startedMs + probeBudgetMs / candidates.length / 2;
        let steps = 0;
        do {
          await trial.step();
          steps++;
        } while (this.now() < untilMs && steps < 20);
        const stepMs = (this.now() - startedMs) / steps;
        if (stepMs < bestMs) {
          best = backend;
          bestMs = stepMs;
        }
      } finally {
        trial.dispose();
      }
    }
    return best;
  }
}

/** The device's own limits for a buffer, and for a part of one that a shader reads. */
function gpuLimitBytes(): number {
  const { device } = presentBackend() as {
    readonly device?: { readonly limits?: Partial<Record<"maxBufferSize" | "maxStorageBufferBindingSize", number>> };
  };
  return Math.min(device?.limits?.maxStorageBufferBindingSize ?? Infinity, device?.limits?.maxBufferSize ?? Infinity);
}
