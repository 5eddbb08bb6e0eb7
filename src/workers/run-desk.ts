import type { Table } from "../data/table";
import type { Experiment } from "../experiment/experiment";
import { isOnGpu } from "../experiment/gpu-backends";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";
import type { BackendDecision, RunEvent, RunResult } from "../experiment/run-event";
import type { TrainingTrial } from "../experiment/training-trial";
import type { Backends } from "../training/backends/backends";
import type { Clock } from "../training/clock";
import { RunControl } from "../training/run-control";
import { EventBatches } from "./event-batches";
import { GpuWatch, silentGpu } from "./gpu-watch";
import { isOutOfMemory, outOfMemory } from "./out-of-memory";
import type { RunCommand, RunOptions } from "./protocol";
import { Turns } from "./turns";
import { workerClock } from "./worker-clock";

/** What a run needs and opening a table does not: loaded with the first run. */
async function loadTraining() {
  const [{ runExperiment }, { Backends }, { wasmFiles }] = await Promise.all([
    import("../evaluation/run-experiment"),
    import("../training/backends/backends"),
    import("./wasm-files"),
  ]);
  backends ??= new Backends({ wasmFiles, watch: (backend) => gpu.watch(backend) }, () => workerClock.now());
  return { runExperiment, backends };
}
let backends: Backends | null = null;
const gpu = new GpuWatch();
/** Never settles where a lost device explains an error: the worker is dying, and that is no outcome. */
const unlessLost = async (): Promise<void> => {
  if (await gpu.explains()) await new Promise(() => {});
};

/** A card that does not answer any more holds whatever waits for it. The worker that knows it is of no use. */
const gpuSilent = gpu.silent.then(({ seconds }) => err({ code: silentGpu, values: { seconds } }));

/** A run on the processor has nothing to do with what is left of another's card. */
const attend = (decision: BackendDecision | null): void =>
  decision && !isOnGpu(decision.backend) ? gpu.rest() : gpu.attend();

/** Waits for the card, too, where there is one. */
const clock: Clock = {
  now: () => workerClock.now(),
  breathe: async (ms) => void (await Promise.all([workerClock.breathe(ms), gpu.breathe()])),
};

/** What of a run takes memory, as far as it is known. */
type Sizes = { batchSize: number; rows?: number; parameters?: number };

/** The runs of this worker. They take turns: TensorFlow.js has one backend at a time. A paused run gives its turn away. */
export class RunDesk {
  readonly #controls = new Map<string, RunControl>();
  readonly #turns = new Turns();

  /** Runs to the end; events go to `report`. Fails as `runExperiment` does, or with "run/cancelled". */
  async run(
    runId: string,
    table: Table,
    experiment: Experiment,
    options: RunOptions,
    report: (events: readonly RunEvent[]) => Promise<void> | void,
  ): Promise<Outcome<RunResult>> {
    const control = new RunControl(options);
    this.#controls.set(runId, control);
    const batches = new EventBatches(report, () => workerClock.now());
    const sizes: Sizes = { batchSize: experiment.training.batchSize };
    const push = (event: RunEvent): void => {
      if (event.type === "prepared") sizes.rows = event.rows.train;
      if (event.type === "started") sizes.parameters = event.parameters;
      batches.push(event);
    };
    try {
      const training = await loadTraining();
      return await this.#inTurn(
        () => this.#follow(training, table, experiment, options, control, push),
        (error) => isOutOfMemory(error) && { code: outOfMemory, values: sizes },
      );
    } finally {
      this.#controls.delete(runId);
      await batches.drain();
    }
  }

  /** A trial takes its turn among the runs, and can be cancelled as they can. Fails as `tryTraining` does. */
  async tryTraining(
    trialId: string,
    table: Table,
    experiment: Experiment,
    sweep: boolean,
  ): Promise<Outcome<TrainingTrial>> {
    const control = new RunControl();
    this.#controls.set(trialId, control);
    try {
      const [{ backends }, { tryTraining }] = await Promise.all([loadTraining(), import("../evaluation/try-training")]);
      const host = { ...clock, backends, control, snapshots: false, checkpoints: false };
      return await this.#inTurn(() => tryTraining(experiment, table, host, sweep));
    } finally {
      this.#controls.delete(trialId);
    }
  }

  /** @param expected the failure that an error stands for, if it is none of ours */
  async #inTurn<T>(
    work: () => Promise<Outcome<T>>,
    expected: (error: unknown) => Failure | false = () => false,
  ): Promise<Outcome<T>> {
    const worked = async (): Promise<Outcome<T>> => {
      try {
        return await work();
      } catch (error) {
        await unlessLost();
        const failure = expected(error);
        if (failure) return err(failure);
        throw error;
      }
    };
    await this.#take();
    try {
      return await Promise.race([worked(), gpuSilent]);
    } finally {
      this.#give();
    }
  }

  /** @param decision where it is known that no card is needed, none is waited for */
  async #take(decision: BackendDecision | null = null): Promise<void> {
    await this.#turns.take();
    attend(decision);
  }

  #give(): void {
    gpu.rest();
    this.#turns.give();
  }

  async #follow(
    { runExperiment, backends }: Awaited<ReturnType<typeof loadTraining>>,
    table: Table,
    experiment: Experiment,
    options: RunOptions,
    control: RunControl,
    push: (event: RunEvent) => void,
  ): Promise<Outcome<RunResult>> {
    const { snapshots, resumeFrom, withoutGpu } = options;
    const host = {
      ...clock,
      backends,
      control,
      snapshots,
      checkpoints: true,
      telemetryPerSecond: snapshots ? 2 : 0,
      resumeFrom,
    };
    if (withoutGpu) backends.leaveGpu();
    let decision: BackendDecision | null = null;
    for await (const event of runExperiment(experiment, table, host)) {
      // Leaving the loop ends the generator, and that frees its tensors.
      if (control.ended === "cancel") break;
      push(event);
      if (event.type === "result") return ok(event);
      if (event.type === "failed") return err(event.failure);
      if (event.type === "started") {
        ({ decision } = event);
        attend(decision);
      }
      if (event.type !== "paused") continue;
      this.#give();
      while (control.waiting && !control.calls) await control.untilChanged();
      await this.#take(decision);
      if (decision) await backends.takeUp(decision);
    }
    return err({ code: "run/cancelled" });
  }

  control(runId: string, command: RunCommand): void {
    const control = this.#controls.get(runId);
    if (!control) return;
    switch (command.kind) {
      case "pause":
        return control.pause();
      case "resume":
        return control.resume();
      case "step":
        return control.step(command.unit);
      case "speed":
        return control.speed(command.epochsPerSecond);
      case "set":
        return control.set(command.values);
      case "run-to":
        return control.runTo(command.epoch);
      case "finish":
        return control.finish();
      default:
        command satisfies never;
    }
  }

  cancel(runId: string): void {
    this.#controls.get(runId)?.cancel();
  }
}
