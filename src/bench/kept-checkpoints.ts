import type { RunCheckpoint } from "../experiment/run-checkpoint";

/** Checkpoints kept of a run, and numbers in them all together; a run is trained again from the one before. */
const mostCheckpoints = 30;
const mostNumbers = 6_000_000;

/** Adds a checkpoint; what lies at or after its epoch is of another past. Where there are too many, every other one goes. */
export function addCheckpoint(kept: readonly RunCheckpoint[], added: RunCheckpoint): readonly RunCheckpoint[] {
  const all = [...kept.filter(({ epoch }) => epoch < added.epoch), added];
  const weights = added.model.layers.reduce(
    (sum, { kernel, bias, norm }) => sum + (kernel.length + bias.length) * (norm ? 2 : 1),
    0,
  );
  const numbers = weights * (1 + (added.optimizer?.slots.length ?? 0) + (added.stopping ? 1 : 0));
  if (all.length <= mostCheckpoints && all.length * numbers <= mostNumbers) return all;
  return all.filter((_, at) => (all.length - at) % 2 === 1);
}
