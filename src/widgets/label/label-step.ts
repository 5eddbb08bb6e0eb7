import type { Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";

type LabelRows = PreparationStep & { step: "label-rows" };
const isOf =
  (column: string) =>
  (step: PreparationStep): step is LabelRows =>
    step.step === "label-rows" && step.column === column;

/** The step that holds the labels of a column; undefined where nobody labelled it. */
export const labelStep = ({ preparation }: Experiment, column: string): LabelRows | undefined =>
  preparation.find(isOf(column));

/** Row of the table as it came in → the label it was given by hand. */
export function handLabels(experiment: Experiment, column: string): ReadonlyMap<number, string> {
  const { labels = {} } = labelStep(experiment, column) ?? {};
  return new Map(Object.entries(labels).flatMap(([label, rows]) => rows.map((row): [number, string] => [row, label])));
}

/** Columns that have labels given by hand, and those that are about to. */
export const labelledColumns = ({ preparation }: Experiment): string[] => [
  ...new Set(preparation.flatMap((step) => (step.step === "label-rows" ? [step.column] : []))),
];

/** The experiment with these labels in the column, and no others. @param names labels that may be given */
export function withLabels(
  experiment: Experiment,
  column: string,
  names: readonly string[],
  labels: ReadonlyMap<number, string>,
): Experiment {
  const known = [...new Set([...names, ...labels.values()])];
  const rowsOf = (label: string) => [...labels].flatMap(([row, given]) => (given === label ? [row] : []));
  const byLabel = Object.fromEntries(known.map((label) => [label, rowsOf(label).sort((a, b) => a - b)]));
  const { off: _, ...before } = labelStep(experiment, column) ?? {};
  const step: LabelRows = { ...before, step: "label-rows", column, labels: byLabel };
  const others = experiment.preparation;
  const at = others.findIndex(isOf(column));
  // Labels come before all repairs, whatever their place: there they are seen, in the order in which they were begun.
  const next = others.findLastIndex((one) => one.step === "label-rows") + 1;
  return { ...experiment, preparation: at < 0 ? others.toSpliced(next, 0, step) : others.with(at, step) };
}

/** The experiment with one label more; null takes the row's label back. */
export function withLabel(
  experiment: Experiment,
  column: string,
  names: readonly string[],
  row: number,
  label: string | null,
): Experiment {
  const labels = new Map(handLabels(experiment, column));
  labels.delete(row);
  if (label !== null) labels.set(row, label);
  return withLabels(experiment, column, names, labels);
}

/** An example with what each labeller said of it; null is nothing. */
export interface Judgement {
  readonly row: number;
  readonly labels: readonly (string | null)[];
}

/** Two labellers at least spoke, and not alike. */
export const isDisputed = ({ labels }: Judgement): boolean =>
  new Set(labels.filter((label) => label !== null)).size > 1;

/** What the column of decisions holds: labels on which all who spoke agree, and what was decided of the others. */
export function decided(
  judgements: readonly Judgement[],
  before: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const judgement of judgements) {
    const spoken = judgement.labels.filter((label) => label !== null);
    const [first] = spoken;
    const label = isDisputed(judgement) ? before.get(judgement.row) : spoken.length > 1 ? first : undefined;
    if (label !== undefined) labels.set(judgement.row, label);
  }
  return labels;
}
