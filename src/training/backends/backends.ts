import type { BackendChoice, BackendName } from "../../experiment/experiment";
import { err, ok, type Outcome } from "../../experiment/failure";
import type { BackendDecision } from "../../experiment/run-event";
import type { Engine } from "../../models/engine";
import type { BackendSetup } from "./backend-setup";
import { gpuBackends, isOnGpu } from "../../experiment/gpu-backends";
import { timeLimit } from "./time-limit";

/** Where there are others to take, and where one is asked for and no other: a slow machine then has its time. */
const [initializeWithinMs, askedWithinMs] = [10_000, 30_000];
const largestSelfTestError = 1e-3;
/** All probes of one choice together. */
const probeBudgetMs = 300;
/** Multiply-adds of one training step up to which WebAssembly is at least as fast as a GPU: no probe needed. */
const smallStep = 30_000_000;

type TensorBackends = typeof import("./tensor-backends");

/** One step of the model that is to be trained, on the backend that is present; settles when its numbers are there. */
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
  /** What works the model's numbers on a backend. */
  engine(backend: BackendName): Engine;
  trial(engine: Engine): Trial | Promise<Trial>;
}

type Rejection = BackendDecision["rejected"][number];

/** The backends of one host: which are there, which compute rightly, which is fastest for which model. */
export class Backends {
  /** By the engine, and for tensors by the backend: they are tested apart. */
  private readonly usable = new Map<string, true | Rejection["why"]>();
  private readonly engines = new WeakMap<BackendDecision, Engine>();
  private loadedTensors: TensorBackends | null = null;
  private readonly fastest = new Map<
    string,
    { readonly backend: BackendName; readonly rejected: readonly Rejection[] }
  >();

  constructor(
    private readonly setup: BackendSetup,
    private readonly now: () => number,
  ) {}

  /**
   * Picks a backend before a run and makes it the present one. Fails with "backend/<name>-unavailable", "backend/timeout",
   * "backend/wrong-numbers" where the one that was asked for cannot be used, or "backend/none".
   */
  async choose(request: BackendRequest): Promise<Outcome<BackendDecision>> {
    const startedMs = this.now();
    const decide = async (
      backend: BackendName,
      reason: BackendDecision["reason"],
      rejected: readonly Rejection[],
    ): Promise<Outcome<BackendDecision>> => {
      const engine = request.engine(backend);
      await this.makePresent(backend, engine);
      const decision = { backend, reason, rejected, ms: this.now() - startedMs };
      this.engines.set(decision, engine);
      return ok(decision);
    };

    if (request.choice !== "auto") {
      const why = await this.use(request.choice, request.engine, askedWithinMs);
      if (why === true) return decide(request.choice, "asked", []);
      // Without a network the run goes on; with one, it is there the next time.
      if ((why === "not-loaded" || why === "lost") && (await this.use("wasm", request.engine)) === true)
        return decide("wasm", "fallback", [{ backend: request.choice, why }]);
      if (why === "timeout")
        return err({
          code: "backend/timeout",
          field: "backend",
          values: { backend: request.choice, seconds: askedWithinMs / 1000 },
        });
      if (why === "wrong-numbers")
        return err({ code: "backend/wrong-numbers", field: "backend", values: { backend: request.choice } });
      return err({ code: `backend/${request.choice}-unavailable`, field: "backend" });
    }

    const rejected: Rejection[] = [];
    const usable = async (backend: BackendName): Promise<boolean> => {
      const found = await this.use(backend, request.engine);
      const why = found === true && request.tensorBytes > this.largestTensorBytes(backend) ? "too-small" : found;
      if (why !== true) rejected.push({ backend, why });
      return why === true;
    };
    if (request.stepMultiplyAdds <= smallStep) {
      if (await usable("wasm")) return decide("wasm", "small-model", rejected);
    } else {
      const known = this.fastest.get(request.shapeKey);
      if (known) return decide(known.backend, "probe", known.rejected);
      const candidates: BackendName[] = [];
      // Where there is WebGPU, WebGL would only be the slower way to the same card.
      for (const backend of gpuBackends) {
        if (!(await usable(backend))) continue;
        candidates.push(backend);
        break;
      }
      if (await usable("wasm")) candidates.push("wasm");
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
    for (const backend of gpuBackends) this.usable.set(keyOf("tensors", backend), "lost");
  }

  /** Tensors alive in all backends, for tests and the watch over leaks. */
  tensors(): number {
    return this.loadedTensors?.tensorCount() ?? 0;
  }

  /** The largest single tensor that a backend takes, which must be the present one; Infinity where memory is the only limit. */
  largestTensorBytes(backend: BackendName): number {
    return isOnGpu(backend) ? (this.loadedTensors?.largestTensorBytes() ?? 0) : Infinity;
  }

  /** Makes what was decided present again, after another run had its turn. What was not decided here needs none of them. */
  async takeUp(decision: BackendDecision): Promise<void> {
    const engine = this.engines.get(decision);
    if (engine) await this.makePresent(decision.backend, engine);
  }

  private async makePresent(backend: BackendName, engine: Engine): Promise<void> {
    if (engine === "tensors") await (await this.tensorBackends()).makePresent(backend);
  }

  private async tensorBackends(): Promise<TensorBackends> {
    return (this.loadedTensors ??= await import("./tensor-backends"));
  }

  /** Initializes and tests a backend once. @returns true, or why it cannot be used. */
  private async use(
    backend: BackendName,
    engineOf: (backend: BackendName) => Engine,
    withinMs = initializeWithinMs,
  ): Promise<true | Rejection["why"]> {
    const engine = engineOf(backend);
    const known = this.usable.get(keyOf(engine, backend));
    if (known) {
      if (known === true) await this.makePresent(backend, engine);
      return known;
    }
    const found = await this.initializeAndTest(backend, engine, withinMs);
    if (found !== "not-loaded") this.usable.set(keyOf(engine, backend), found);
    return found;
  }

  private async initializeAndTest(
    backend: BackendName,
    engine: Engine,
    withinMs: number,
  ): Promise<true | Rejection["why"]> {
    try {
      if (engine !== "tensors") {
        const { fusedSelfTest } = await import("./fused-self-test");
        return (await fusedSelfTest(engine)) <= largestSelfTestError ? true : "wrong-numbers";
      }
      const tensors = await this.tensorBackends();
      const started = await timeLimit(tensors.initialize(backend, this.setup), withinMs);
      if (started === "timeout") return "timeout";
      if (started === "not-loaded") return "not-loaded";
      if (!started) return "unavailable";
      this.setup.watch?.(tensors.present());
      const error = await timeLimit(tensors.tensorSelfTest(), withinMs);
      if (error === "timeout") return "timeout";
      return error <= largestSelfTestError ? true : "wrong-numbers";
    } catch {
      // A backend reports what it lacks by throwing, each in its own words: it cannot be used here.
      return "unavailable";
    }
  }

  /** The fastest of these by the mean step after a first one (which compiles shaders). */
  private async probe(candidates: readonly BackendName[], request: BackendRequest): Promise<BackendName> {
    let best: BackendName = candidates[0] ?? "cpu";
    let bestMs = Infinity;
    for (const backend of candidates) {
      const engine = request.engine(backend);
      await this.makePresent(backend, engine);
      const trial = await request.trial(engine);
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

const keyOf = (engine: Engine, backend: BackendName): string => (engine === "tensors" ? backend : engine);
