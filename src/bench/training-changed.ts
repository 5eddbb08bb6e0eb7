import type { Training, TrainingChange } from "../experiment/training";
import { trainingDefaults } from "../experiment/training-defaults";
import { settingsAt } from "../experiment/training-changes";

interface ValueDifference {
  readonly kind: "value";
  readonly path: string;
  readonly to: string | number | boolean | null;
}

/** One setting that is not as in another training; `to` is its value now, null where it is off. */
export type TrainingDifference =
  | ValueDifference
  /** What was changed in mid-run, and when first; null: nothing was. `more`: other things were, after it. */
  | {
      readonly kind: "mid-run";
      readonly atEpoch: number | null;
      readonly settings: readonly ValueDifference[];
      readonly more: boolean;
    };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What was changed from one training to the next. */
export function trainingChanged(from: Training, to: Training): readonly TrainingDifference[] {
  const settings = settingsChanged(from, to);
  if (same(from.changes ?? [], to.changes ?? [])) return settings;
  const moments = midRunChanges(from.changes ?? [], to);
  const [first] = moments;
  if (first) return [...settings, { kind: "mid-run", ...first, more: moments.length > 1 }];
  const isUndone = midRunChanges(to.changes ?? [], from).length > 0;
  return isUndone ? [...settings, { kind: "mid-run", atEpoch: null, settings: [], more: false }] : settings;
}

/** What each change does that the other training has not, in the order of time; one that does nothing is none. */
function midRunChanges(
  others: readonly TrainingChange[],
  to: Training,
): readonly { atEpoch: number; settings: readonly ValueDifference[] }[] {
  const changes = [...(to.changes ?? [])].sort((a, b) => a.atEpoch - b.atEpoch);
  return changes.flatMap((change, at) => {
    if (others.some((other) => same(other, change))) return [];
    const { atEpoch, weights } = change;
    const settingsWith = (count: number) => settingsAt({ ...to, changes: changes.slice(0, count) }, Math.ceil(atEpoch));
    const byHand: ValueDifference[] = weights ? [{ kind: "value", path: "training.weights", to: weights.length }] : [];
    const settings = [...settingsChanged(settingsWith(at), settingsWith(at + 1)), ...byHand];
    return settings.length > 0 ? [{ atEpoch, settings }] : [];
  });
}

function settingsChanged(from: Training, to: Training): readonly ValueDifference[] {
  const said: readonly [string, (training: Training) => ValueDifference["to"] | undefined][] = [
    ["learningRate", ({ learningRate }) => learningRate],
    ["batchSize", ({ batchSize }) => batchSize],
    ["epochs", ({ epochs }) => epochs],
    ["l1", ({ l1 }) => l1 ?? 0],
    ["l2", ({ l2 }) => l2 ?? 0],
    ["optimizer", ({ optimizer }) => optimizer],
    [
      "weightDecay",
      ({ optimizer, weightDecay }) => (optimizer === "adamw" ? (weightDecay ?? trainingDefaults.weightDecay) : null),
    ],
    ["schedule", scheduleWord],
    ["clip", ({ clip }) => (clip ? `${clip.at} (${clip.by})` : null)],
    ["earlyStopping", patienceWord],
    ["stopAt", ({ stopAt }) => (stopAt ? `${stopAt.part} ${stopAt.metric} ${stopAt.value}` : null)],
    ["stopAfterSeconds", ({ stopAfterSeconds }) => stopAfterSeconds],
    ["classWeights", ({ classWeights }) => classWeights ?? false],
    ["weights", ({ weights }) => weights?.length ?? 0],
  ];
  return said.flatMap(([name, of]) =>
    same(of(from), of(to)) ? [] : [{ kind: "value", path: `training.${name}`, to: of(to) ?? null }],
  );
}

/** 12, or "12 (accuracy)" where it is not the loss that is watched. */
function patienceWord({ earlyStopping }: Training): ValueDifference["to"] {
  if (!earlyStopping) return null;
  const { patience, metric = "loss" } = earlyStopping;
  return metric === "loss" ? patience : `${patience} (${metric})`;
}

/** "step (10, 0.5)": a schedule with its numbers. */
function scheduleWord(training: Training): string {
  const { schedule = trainingDefaults.schedule } = training;
  const { steps, warmUp, oneCycle } = { ...trainingDefaults, ...training };
  switch (schedule) {
    case "step":
      return `${schedule} (${steps.everyEpochs}, ${steps.factor})`;
    case "warm-up":
      return `${schedule} (${warmUp.epochs}, ${warmUp.then})`;
    case "one-cycle":
      return `${schedule} (${oneCycle.rise}, ${oneCycle.startDivisor}, ${oneCycle.endDivisor})`;
    case "constant":
    case "cosine":
      return schedule;
    default:
      schedule satisfies never;
      return "";
  }
}
