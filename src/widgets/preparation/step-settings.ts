import type { PreparationStep } from "../../experiment/preparation";
import { dataText } from "../../i18n/data-text";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One thing that can be set in a step; `key` is its name in the step. */
export type Setting =
  | {
      readonly kind: "choice";
      readonly key: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly Option[];
    }
  | {
      readonly kind: "number";
      readonly key: string;
      readonly label: string;
      readonly value: number;
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
      readonly whole?: boolean;
    }
  /** Texts, separated by commas. */
  | { readonly kind: "list"; readonly key: string; readonly label: string; readonly value: readonly string[] }
  | { readonly kind: "text"; readonly key: string; readonly label: string; readonly value: string }
  /** One column by name; "" where none is chosen. */
  | {
      readonly kind: "column";
      readonly key: string;
      readonly label: string;
      readonly value: string;
      readonly none?: string;
    }
  /** Labels in an order. */
  | { readonly kind: "order"; readonly key: string; readonly value: readonly string[] }
  | {
      readonly kind: "labels";
      readonly key: string;
      readonly value: Readonly<Record<string, string>>;
      readonly of: string;
    }
  | { readonly kind: "factors"; readonly key: string; readonly value: Readonly<Record<string, number>> }
  | {
      readonly kind: "columns";
      readonly key: "columns";
      readonly value: "all" | readonly string[];
      readonly allowAll: boolean;
    };

/** What can be set in a step, in the order in which one decides it. */
export function settingsOf(step: PreparationStep): readonly Setting[] {
  const t = dataText.m.preparation;
  const choice = (key: string, label: string, value: string, of: Readonly<Record<string, string>>): Setting => {
    return {
      kind: "choice",
      key,
      label,
      value,
      options: Object.entries(of).map(([one, words]) => ({ value: one, label: words })),
    };
  };
  const columns: Setting[] =
    "columns" in step
      ? [
          {
            kind: "columns",
            key: "columns",
            value: step.columns,
            allowAll: step.step !== "drop-columns" && step.step !== "parse-quantities",
          },
        ]
      : [];
  switch (step.step) {
    case "auto":
    case "label-rows":
      return [];
    case "drop-columns":
    case "drop-duplicates":
    case "drop-rows-missing":
    case "merge-spellings":
    case "date-parts":
    case "log":
    case "power":
      return columns;
    case "missing-marks":
      return [{ kind: "list", key: "marks", label: t.marks, value: step.marks }, ...columns];
    case "relabel":
      return [
        { kind: "column", key: "column", label: t.column, value: step.column },
        { kind: "labels", key: "labels", value: step.labels, of: step.column },
      ];
    case "shorten-labels":
      return [choice("keep", t.keep, step.keep, t.keeps), ...columns];
    case "convert-units":
      return [
        { kind: "column", key: "column", label: t.column, value: step.column },
        { kind: "number", key: "below", label: t.below, value: step.below },
        { kind: "number", key: "factor", label: t.factor, value: step.factor },
      ];
    case "parse-quantities":
      return [{ kind: "factors", key: "units", value: step.units }, ...columns];
    case "winsorize":
      return [
        { kind: "number", key: "low", label: t.low, value: step.low, min: 0, max: 0.5, step: 0.01 },
        { kind: "number", key: "high", label: t.high, value: step.high, min: 0.5, max: 1, step: 0.01 },
        ...columns,
      ];
    case "outliers":
      return [
        { kind: "number", key: "k", label: t.k, value: step.k, min: 0.5, max: 20, step: 0.5 },
        choice("action", t.action, step.action, t.actions),
        ...columns,
      ];
    case "bin":
      return [
        { kind: "number", key: "bins", label: t.bins, value: step.bins, min: 2, max: 50, whole: true },
        choice("by", t.binsBy, step.by, t.binWays),
        ...columns,
      ];
    case "impute": {
      const settings: Setting[] = [choice("number", t.number, step.number, t.numbers)];
      if (step.number === "constant")
        settings.push({ kind: "number", key: "value", label: t.value, value: step.value ?? 0 });
      if (step.number === "nearest") {
        settings.push({
          kind: "number",
          key: "k",
          label: t.neighbours,
          value: step.k ?? 5,
          min: 1,
          max: 50,
          whole: true,
        });
      }
      settings.push(choice("category", t.category, step.category, t.categories));
      if (step.category === "constant")
        settings.push({ kind: "text", key: "label", label: t.label, value: step.label ?? "" });
      settings.push({ kind: "column", key: "by", label: t.byGroup, value: step.by ?? "", none: t.noGroup });
      return [...settings, ...columns];
    }
    case "encode": {
      const order: Setting[] = step.as === "ordinal" ? [{ kind: "order", key: "order", value: step.order ?? [] }] : [];
      return [choice("as", t.as, step.as, t.encodings), ...order, ...columns];
    }
    case "words":
      return [
        { kind: "number", key: "most", label: t.mostWords, value: step.most, min: 1, max: 5000, whole: true },
        choice("as", t.as, step.as, t.wordWays),
        ...columns,
      ];
    case "subwords":
      return [
        { kind: "number", key: "vocabulary", label: t.merges, value: step.vocabulary, min: 50, max: 2000, whole: true },
        choice("as", t.as, step.as, t.wordWays),
        ...columns,
      ];
    case "embeddings":
      return [
        {
          kind: "number",
          key: "dimensions",
          label: t.dimensions,
          value: step.dimensions,
          min: 2,
          max: 100,
          whole: true,
        },
        ...columns,
      ];
    case "pixels":
      return [
        { kind: "number", key: "width", label: t.pixelsWide, value: step.width, min: 1, max: 128, whole: true },
        { kind: "number", key: "height", label: t.pixelsHigh, value: step.height, min: 1, max: 128, whole: true },
        choice("colour", t.colour, step.colour, t.colours),
        choice("range", t.range, step.range, t.ranges),
        ...columns,
      ];
    case "augment": {
      const limit = (key: "shift" | "rotate" | "brightness" | "noise", max: number, by: number): Setting => {
        return { kind: "number", key, label: t.pictureChanges[key], value: step[key], min: 0, max, step: by };
      };
      return [
        { kind: "number", key: "copies", label: t.copies, value: step.copies, min: 1, max: 5, whole: true },
        choice("flip", t.flip, step.flip, t.flips),
        limit("shift", 0.5, 0.05),
        limit("rotate", 180, 5),
        limit("brightness", 1, 0.05),
        limit("noise", 0.5, 0.01),
        ...columns,
      ];
    }
    case "scale":
      return [choice("as", t.as, step.as, t.scales), ...columns];
    case "resample":
      return [choice("how", t.as, step.how, t.resamplings)];
    default:
      step satisfies never;
      return [];
  }
}

/** The step with one setting changed. @param value undefined takes an optional one away */
export function withSetting(step: PreparationStep, key: string, value: unknown): PreparationStep {
  const { [key]: _before, ...rest } = step as Record<string, unknown>;
  // Whoever calls has the key and the kind of value from `settingsOf` of this very step.
  return (value === undefined ? rest : { ...step, [key]: value }) as PreparationStep;
}
