import { sharedExperiment } from "../app/share";
import type { Experiment } from "../experiment/experiment";
import type { Failure } from "../experiment/failure";
import type { EmbedParameters } from "./parameters";

/** The Experiment that an embed begins with: the shared one or its own, with the seed asked for. */
export async function startOf(
  { x, seed }: EmbedParameters,
  own: Experiment | null,
  onproblem: (problem: Failure) => void,
): Promise<Experiment | null> {
  const shared = x === null ? null : await sharedExperiment(x);
  if (shared?.ok === false) onproblem(shared.failure);
  const start = shared?.ok ? shared.value : own;
  return start && seed !== null ? { ...start, seed } : start;
}
