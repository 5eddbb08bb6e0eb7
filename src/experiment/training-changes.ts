import { withHandWeight } from "./hand-weights";
import type { Training, TrainingChange } from "./training";
import { trainingDefaults } from "./training-defaults";

/** Settings of a change, without when. */
export type Adjustments = Omit<TrainingChange, "atEpoch">;

const fromNextBatch = ["learningRate", "weightDecay", "l1", "l2", "clip"] as const;
const fromNextEpoch = ["epochs", "batchSize", "optimizer", "schedule", "steps", "warmUp", "oneCycle"] as const;
const fixed = ["classWeights", "earlyStopping", "stopAt", "stopAfterSeconds"] as const;

/**
 * The settings in force when so many epochs are done: those a run began with, and every change up to there. What concerns
 * whole epochs waits for the next to begin.
 * @param epoch epochs done; may lie within one
 */
export function settingsAt({ changes = [], ...first }: Training, epoch: number): Training {
  const due = changes.filter(({ atEpoch }) => atEpoch <= epoch).sort((a, b) => a.atEpoch - b.atEpoch);
  return due.reduce<Training>(
    (settings, change) => ({
      ...settings,
      ...said(change, fromNextBatch),
      ...(Math.ceil(change.atEpoch) <= epoch && said(change, fromNextEpoch)),
    }),
    first,
  );
}

/** What to adjust of `from` to have `to`: nothing where they are alike; null where that takes a run from the start. */
export function adjustmentsBetween(from: Training, to: Training): Adjustments | null {
  return fixed.some((name) => differ(from, to, name)) ? null : adjustedSettings(from, to);
}

/** Those settings of `to` that are others than in `from` and that a run under way can take up. */
export function adjustedSettings(from: Training, to: Training): Adjustments {
  const names = [...fromNextBatch, ...fromNextEpoch].filter((name) => differ(from, to, name));
  return Object.fromEntries(names.map((name) => [name, valueOf(to, name)]));
}

const differ = (from: Training, to: Training, name: keyof Training): boolean =>
  JSON.stringify(valueOf(from, name)) !== JSON.stringify(valueOf(to, name));

/**
 * The changes with one more; what is changed at the same moment is one change, and the later word holds: also over a setting
 * that was to be changed after it, as when a run that was interrupted is adjusted anew.
 */
export function withChange(changes: Training["changes"] = [], change: TrainingChange): TrainingChange[] {
  const same = changes.find(({ atEpoch }) => atEpoch === change.atEpoch);
  const others = changes
    .filter((each) => each !== same)
    .flatMap((each) => (each.atEpoch > change.atEpoch ? overruled(each, change) : [each]));
  return [...others, { ...same, ...change, ...bothWeights(same, change) }];
}

/** A change without the settings of another; none where nothing is left of it. Numbers set by hand stay. */
function overruled(change: TrainingChange, by: Adjustments): TrainingChange[] {
  const left = Object.entries(change).filter(([name]) => name === "atEpoch" || name === "weights" || !(name in by));
  return left.length > 1 ? [Object.fromEntries(left) as unknown as TrainingChange] : [];
}

/** The numbers set by hand of two adjustments, one after the other. */
export function bothWeights(first: Adjustments | undefined | null, then: Adjustments): Pick<Adjustments, "weights"> {
  const weights = (then.weights ?? []).reduce(withHandWeight, first?.weights ?? []);
  return weights.length > 0 ? { weights } : {};
}

const valueOf = (training: Training, name: keyof Training): unknown =>
  (training[name] === false ? null : training[name]) ?? (trainingDefaults as Partial<Training>)[name] ?? null;

function said<Name extends keyof Adjustments>(
  change: TrainingChange,
  names: readonly Name[],
): Pick<TrainingChange, Name> {
  const given = names.filter((name) => change[name] !== undefined).map((name) => [name, change[name]]);
  return Object.fromEntries(given) as Pick<TrainingChange, Name>;
}
