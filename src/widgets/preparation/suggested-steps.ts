import type { PreparationStep, StepKind } from "../../experiment/preparation";
import type { ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { newStep } from "./step-forms";
import { pictureSide } from "./picture-side";

/** Steps that learn from prose. */
const textSteps: ReadonlySet<StepKind> = new Set<StepKind>(["words", "subwords", "embeddings"]);

/** Skewness past which a logarithm is suggested, as where a preparation makes itself; an exponential distribution has 2. */
const longTail = 2;

const key = (label: string): string => label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The steps that fit what is still found in a table, with their columns. @param target is never a feature to drop */
export function suggestedSteps(
  profile: TableProfile,
  target: string,
  present: readonly PreparationStep[],
): PreparationStep[] {
  const columns = profile.columns;
  const features = columns.filter(({ name }) => name !== target);
  const withFault = (fault: string) => columns.filter((column) => column.faults.some((one) => one.fault === fault));
  const names = (some: readonly ColumnProfile[]) => some.map(({ name }) => name);
  const steps: PreparationStep[] = [];
  const add = (some: readonly unknown[], step: PreparationStep): void => {
    if (some.length > 0) steps.push(step);
  };

  const useless = names(
    features.filter(({ kind, units }) => kind === "constant" || kind === "empty" || (kind === "id-like" && !units)),
  );
  add(useless, { step: "drop-columns", columns: useless });
  const doesTheRest = present.some(({ step, off }) => step === "auto" && !off);
  const has = (kind: StepKind) => doesTheRest || present.some(({ step, off }) => !off && step === kind);
  const prose = names(features.filter(({ kind, units }) => kind === "text" && !units));
  if (!present.some(({ step, off }) => textSteps.has(step) && !off))
    add(prose, { step: "words", columns: prose, most: 200, as: "tf-idf" });
  // Of its own: prose may hold something that shortening it would bring out.
  if (!doesTheRest) add(prose, { step: "drop-columns", columns: prose });
  for (const [mark, where] of codesOf(columns)) steps.push({ step: "missing-marks", columns: where, marks: [mark] });
  for (const { name, faults } of columns) {
    for (const { fault, values = {} } of faults) {
      if (fault === "unit")
        steps.push({
          step: "convert-units",
          column: name,
          below: Number(values["below"]),
          factor: Number(values["factor"]),
        });
    }
  }
  for (const { name, units = [] } of columns) {
    const factors = units.flatMap(({ unit, factor }) => (factor === null ? [] : [[unit, factor] as const]));
    add(factors, { step: "parse-quantities", columns: [name], units: Object.fromEntries(factors) });
  }
  const spelt: string[] = [];
  for (const { name, faults } of columns) {
    const pairs = faults
      .filter(({ fault }) => fault === "spelling")
      .flatMap(({ values = {} }) => pairsOf(String(values["examples"] ?? "")));
    const others = pairs.filter(([from, to]) => key(from) !== key(to));
    if (pairs.length > others.length) spelt.push(name);
    add(others, { step: "relabel", column: name, labels: Object.fromEntries(others) });
  }
  add(spelt, { step: "merge-spellings", columns: spelt });
  const long = names(withFault("long-labels").filter(({ kind }) => kind === "category" || kind === "ordered"));
  add(long, { step: "shorten-labels", columns: long, keep: "first-word" });
  if (profile.duplicateRows > 0) steps.push({ step: "drop-duplicates", columns: "all" });
  const far = names(withFault("outlier"));
  add(far, { step: "outliers", columns: far, k: 3, action: "missing" });
  const dates = names(features.filter(({ kind }) => kind === "date"));
  add(dates, { step: "date-parts", columns: dates });
  const pictures = features.filter(({ kind }) => kind === "image");
  if (!has("pixels")) add(pictures, pixelsOf(pictures));
  const straightened = new Set(
    present.flatMap((step) =>
      (step.step === "log" || step.step === "power") && !step.off
        ? step.columns === "all"
          ? names(features)
          : step.columns
        : [],
    ),
  );
  const tailed = features.filter(({ name, numbers, kind }) => {
    const canBe = numbers !== undefined && kind !== "id-like" && numbers.min >= 0 && !straightened.has(name);
    return canBe && numbers.skewness > longTail;
  });
  if (!doesTheRest) add(tailed, { step: "log", columns: names(tailed) });
  if (!has("impute")) add(withFault("missing"), newStep("impute"));
  if (!has("encode")) {
    // Each of its own: the order is the column's.
    for (const { name, order } of features)
      if (order) steps.push({ step: "encode", columns: [name], as: "ordinal", order: [...order] });
    add(
      features.filter(({ kind, units }) => kind === "category" && !units),
      newStep("encode"),
    );
  }
  if (!has("scale"))
    add(
      features.filter(({ numbers }) => numbers),
      newStep("scale"),
    );
  return steps;
}

/** Pictures get no larger than they are. */
function pixelsOf(columns: readonly ColumnProfile[]): PreparationStep {
  const side = (of: "width" | "height"): number =>
    Math.min(pictureSide, Math.max(...columns.map(({ pictures }) => pictures?.[of] ?? pictureSide)));
  return { step: "pixels", columns: "all", width: side("width"), height: side("height"), colour: "gray", range: "0-1" };
}

/** Columns by the code that stands for "not known" in them. */
function codesOf(columns: readonly ColumnProfile[]): Map<string, string[]> {
  const where = new Map<string, string[]>();
  for (const { name, faults } of columns) {
    for (const { fault, values = {} } of faults) {
      const marks =
        fault === "code"
          ? [String(values["code"])]
          : fault === "mixed"
            ? String(values["examples"] ?? "").split(", ")
            : [];
      for (const mark of marks) where.set(mark, [...(where.get(mark) ?? []), name]);
    }
  }
  return where;
}

/** "M → MALE, F → FEMALE" as pairs. */
function pairsOf(examples: string): [string, string][] {
  return examples.split(", ").flatMap((example): [string, string][] => {
    const [from, to, ...more] = example.split(" → ");
    return from !== undefined && to !== undefined && more.length === 0 ? [[from, to]] : [];
  });
}
