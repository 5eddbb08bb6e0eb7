import type { PreparationStep } from "../../experiment/preparation";
import { dataText } from "../../i18n/data-text";
import { short } from "../../ui/number-text";

/** What the learner called the step, else what it does: "Convert units". */
export const stepTitle = ({ step, name }: PreparationStep): string => name ?? dataText.m.preparation.titles[step];

/** What exactly the step is set to do, in a line. */
export function stepDetail(step: PreparationStep): string {
  const { details: d, ...t } = dataText.m.preparation;
  const where = (columns: "all" | readonly string[]) => (columns === "all" ? d.everywhere : d.names(columns));
  switch (step.step) {
    case "auto":
      return d.auto;
    case "drop-columns":
    case "drop-rows-missing":
    case "merge-spellings":
    case "date-parts":
    case "log":
    case "power":
      return where(step.columns);
    case "parse-quantities":
      return d.units(
        Object.entries(step.units)
          .map(([unit, factor]) => `${unit || "–"} × ${short(factor)}`)
          .join(", "),
        where(step.columns),
      );
    case "winsorize":
      return d.between(short(step.low), short(step.high), where(step.columns));
    case "bin":
      return d.bins(step.bins, t.binWays[step.by], where(step.columns));
    case "words":
      return d.words(step.most, t.wordWays[step.as], where(step.columns));
    case "subwords":
      return d.subwords(step.vocabulary, t.wordWays[step.as], where(step.columns));
    case "embeddings":
      return d.embeddings(step.dimensions, where(step.columns));
    case "pixels":
      return d.pixels(step.width, step.height, t.colours[step.colour], where(step.columns));
    case "augment":
      return d.training(d.copies(step.copies, where(step.columns)));
    case "resample":
      return d.training(t.resamplings[step.how]);
    case "drop-duplicates":
      return d.equal(step.columns === "all" ? "all" : d.names(step.columns));
    case "missing-marks":
      return d.marks(step.marks.map((mark) => `“${mark}”`).join(", "), where(step.columns));
    case "relabel":
      return d.relabel(
        Object.entries(step.labels)
          .slice(0, 3)
          .map(([from, to]) => `${from} → ${to}`)
          .join(", "),
        where(step.column === "" ? [] : [step.column]),
      );
    case "label-rows":
      return d.labelled(Object.values(step.labels).flat().length, step.column);
    case "shorten-labels":
      return d.keep(t.keeps[step.keep], where(step.columns));
    case "convert-units":
      return d.unit(short(step.below), short(step.factor), where(step.column === "" ? [] : [step.column]));
    case "outliers":
      return d.outliers(short(step.k), t.actions[step.action], where(step.columns));
    case "impute":
      return d.impute(t.numbers[step.number], t.categories[step.category], step.by ?? "");
    case "encode":
      return d.as(t.encodings[step.as], where(step.columns));
    case "scale":
      return d.as(t.scales[step.as], where(step.columns));
    default:
      step satisfies never;
      return "";
  }
}
