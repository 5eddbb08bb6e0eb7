import type { Experiment } from "../../experiment/experiment";
import type { PreparationStep, Split } from "../../experiment/preparation";
import type { SplitLeak } from "../../experiment/split-preview";
import { withoutPlaced, withRowsIn, withWay } from "./split-edits";

/** What mends a leak, as a change that can be undone. */
export interface LeakFix {
  readonly fix: "drop-copies" | "place-beside" | "together" | "time" | "drop" | "refill" | "release";
  /** The column, or how many rows: what the button says. */
  readonly names: string | number;
  readonly apply: (experiment: Experiment) => Experiment;
}

/** The fixes there are for a leak of this split; a scale that stands in the file has none. */
export function fixesFor(leak: SplitLeak, split: Split): LeakFix[] {
  const onSplit =
    (edit: (split: Split) => Split) =>
    (experiment: Experiment): Experiment => ({ ...experiment, split: edit(experiment.split) });
  const first =
    (...steps: PreparationStep[]) =>
    (experiment: Experiment): Experiment => ({ ...experiment, preparation: [...steps, ...experiment.preparation] });
  switch (leak.leak) {
    case "duplicates":
      return [
        { fix: "drop-copies", names: leak.rows, apply: first({ step: "drop-duplicates", columns: [...leak.columns] }) },
      ];
    case "near-duplicates":
      return [
        {
          fix: "place-beside",
          names: leak.sources.length,
          apply: onSplit((split) => withRowsIn(split, leak.sources, "train") ?? split),
        },
      ];
    case "names":
      return [{ fix: "together", names: leak.column, apply: onSplit((split) => withWay(split, "group", leak.column)) }];
    case "group-apart":
      return [{ fix: "release", names: leak.rows, apply: onSplit(withoutPlaced) }];
    case "future":
      // By time already: only a hand can have put rows into their future.
      if (split.time === leak.column) return [{ fix: "release", names: leak.rows, apply: onSplit(withoutPlaced) }];
      return [{ fix: "time", names: leak.column, apply: onSplit((split) => withWay(split, "time", leak.column)) }];
    case "derived":
      return [leak.column, leak.other].flatMap((column): LeakFix[] =>
        column === undefined
          ? []
          : [{ fix: "drop", names: column, apply: first({ step: "drop-columns", columns: [column] }) }],
      );
    case "fitted-early": {
      const { column, how, value } = leak;
      if ((how !== "mean" && how !== "median") || value === undefined) return [];
      const marks: PreparationStep = { step: "missing-marks", columns: [column], marks: [String(value)] };
      const fill: PreparationStep = { step: "impute", columns: [column], number: how, category: "most-frequent" };
      return [{ fix: "refill", names: column, apply: first(marks, fill) }];
    }
    default:
      return leak satisfies never;
  }
}
