import type { Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";
import { unnamed } from "../../experiment/unnamed-steps";
import { changesText } from "../../i18n/changes-text";
import { stepDetail, stepTitle } from "../preparation/step-words";

/** Steps that are on, each with what it does, whatever it is called and wherever it stands. */
const atWork = ({ preparation }: Experiment): ReadonlyMap<string, PreparationStep> =>
  new Map(
    preparation.filter(({ off }) => !off).map((step) => [JSON.stringify(unnamed([{ ...step, off: undefined }])), step]),
  );

/** "Labels to numbers: one rank": the first step that is new or set otherwise, else one that is gone; null where only their order differs. */
export function stepsChanged(from: Experiment, to: Experiment): string | null {
  const [before, now] = [atWork(from), atWork(to)];
  const [added] = [...now].filter(([key]) => !before.has(key)).map(([, step]) => step);
  if (added) return `${stepTitle(added)}: ${stepDetail(added)}`;
  const [gone] = [...before].filter(([key]) => !now.has(key)).map(([, step]) => step);
  return gone ? changesText.m.without(stepTitle(gone)) : null;
}
