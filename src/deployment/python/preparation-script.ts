import { hasFormula, writeCsv } from "../../data/csv/write";
import { learnsTarget } from "../../data/held-back";
import type { Pieces } from "../../data/pieces";
import { preparing, type Prepared } from "../../data/prepare/prepare";
import { list, text } from "../../data/prepare/python/literals";
import { quantity } from "../../data/prepare/python/quantity";
import type { PythonFunction, StepCode } from "../../data/prepare/python/step-python";
import { runSteps } from "../../data/prepare/run-steps";
import type { ExplicitStep } from "../../data/prepare/step-rule";
import { handLabelled, notForFeatures } from "../../data/prepare/steps/label-rows/hand-labels";
import { nameOf, startWork, type Work, type WorkColumn } from "../../data/prepare/work";
import { makeTable, takeRows, type Table } from "../../data/table";
import type { Experiment } from "../../experiment/experiment";
import { ok, type Outcome } from "../../experiment/failure";
import type { PreparationStep } from "../../experiment/preparation";
import { computedLines } from "./computed-lines";
import { pythonOf } from "./python-of";

/** The preparation as files that belong together; texts in UTF-8. */
export interface PreparationFiles {
  /** prepare.py */
  readonly script: string;
  /** table.csv: the table as it was read. */
  readonly table: string;
  /** split.csv: each row that is used, its part, and how often it stands among those that teach. */
  readonly split: string;
}

/**
 * The preparation as a Python script for pandas and scikit-learn that gives the same numbers, and the files it reads.
 * Every statistic is fitted anew by the script, on the training rows. Fails as `prepare` does.
 */
export function* scriptingPreparation(asItCame: Table, experiment: Experiment): Pieces<Outcome<PreparationFiles>> {
  const table = handLabelled(asItCame, experiment.preparation);
  const outcome = yield* preparing(table, experiment);
  if (!outcome.ok) return outcome;
  const prepared = outcome.value;
  const written = new Script();
  yield* replay(table, experiment, prepared, written, notForFeatures(asItCame, experiment));
  const measured = makeTable(
    table.columns.filter((column) => column.kind === "text" || column.computed === undefined),
    table.reading,
    table.sourceRows,
  );
  return ok({
    script: written.text(table, experiment, prepared),
    table: writeCsv(measured),
    split: splitFile(prepared),
  });
}

/** Does the steps once more on the rows that were left, and writes down what each does. */
function* replay(
  table: Table,
  experiment: Experiment,
  prepared: Prepared,
  script: Script,
  apart: ReadonlySet<string>,
): Pieces<void> {
  const places = new Map(Array.from(table.sourceRows, (source, row) => [source, row]));
  const kept = takeRows(
    table,
    prepared.sourceRows.map((source) => places.get(source) ?? 0),
  );
  const work = startWork(kept, experiment.target, [], prepared.fittingRows);
  work.targetNumbers = prepared.targetNumbers;
  work.columns = work.columns.filter((one) => !apart.has(nameOf(one)));
  script.computed(work.columns);
  for (const step of experiment.preparation) {
    if (step.off || step.step === "auto") continue;
    const comment = pythonOf(step.step).comment?.(step);
    if (comment) script.comment(step, comment);
  }
  yield* runSteps(work, experiment.preparation, "cells", (step) => {
    const before = [...work.columns];
    return () => script.step(step, before, work);
  });
  script.features(work.columns.filter((one) => nameOf(one) !== work.target));
}

/** "impute", or "impute (Gaps by island)" where the learner named the step. */
const titleOf = ({ step, name }: PreparationStep): string => (name === undefined ? step : `${step} (${name})`);

class Script {
  readonly #lines: string[] = [];
  readonly #features: string[] = [];
  readonly #imports = new Map<string, Set<string>>();
  readonly #functions = new Set<PythonFunction>();
  /** Columns that were encoded, by their name: their features are made, and scaled, at the end. */
  readonly #encoded = new Map<string, { readonly step: ExplicitStep; readonly scalers: string[] }>();

  comment(step: PreparationStep, what: string): void {
    this.#lines.push("", `# ${titleOf(step)}: ${what}.`);
  }

  computed(columns: readonly WorkColumn[]): void {
    const lines = columns.flatMap((one) => computedLines(one));
    if (lines.length > 0) this.#lines.push("", "# Worked out of what was measured.", ...lines);
  }

  /** @param before the columns before the step, which `work` has behind it */
  step(step: ExplicitStep, before: readonly WorkColumn[], work: Work): void {
    const lines: string[] = [];
    const gone = before.filter((one) => !work.columns.some(({ source }) => source === one.source));
    if (gone.length > 0) lines.push(`data = data.drop(columns=${list(gone.map(nameOf))})`);
    /** Columns for which one line does the same. */
    const together: { line: string; names: string[] } = { line: "", names: [] };
    const flush = (): void => {
      if (together.names.length > 0) lines.push(`columns = ${list(together.names)}`, together.line);
      together.names = [];
    };
    const numbers = before.filter(({ column, features }) => column.kind === "number" && !features);
    const python = pythonOf(step.step);
    for (const one of before) {
      const parts = work.columns.filter(({ source }) => source === one.source);
      const [after] = parts;
      if (!after || parts.includes(one)) continue;
      if (after.features && !one.features) this.#encoded.set(nameOf(one), { step, scalers: [] });
      const others = numbers.filter((other) => other !== one && nameOf(other) !== work.target).map(nameOf);
      const code = python.code?.({ step, before: one, after, parts, numbers: others, work });
      if (code) this.#need(code);
      if (code?.scaler !== undefined) this.#encoded.get(nameOf(one))?.scalers.push(code.scaler);
      if (code?.together !== together.line || code.lines.length > 0) flush();
      if (code?.together !== undefined) {
        together.line = code.together;
        together.names.push(nameOf(one));
      }
      lines.push(...(code?.lines ?? []));
      if (one.column.kind === "text" && after.column.kind === "number" && !python.readsText) {
        this.#functions.add(quantity);
        const { decimal } = work.table.reading;
        const name = text(nameOf(one));
        flush();
        lines.push(`data[${name}] = data[${name}].map(lambda label: quantity(label, {}, ${text(decimal)}))`);
      }
    }
    flush();
    if (lines.length > 0) this.#lines.push("", `# ${titleOf(step)}`, ...lines);
  }

  /** The columns at the end, in their order; numbers that stand side by side are taken at once. */
  features(columns: readonly WorkColumn[]): void {
    let plain: string[] = [];
    const flush = (): void => {
      if (plain.length > 0) this.#features.push(`features.append(data[${list(plain)}])`);
      plain = [];
    };
    for (const one of columns) {
      const encoded = this.#encoded.get(nameOf(one));
      const code = encoded && pythonOf(encoded.step.step).features?.(one, encoded.step);
      if (!code) {
        plain.push(nameOf(one));
        continue;
      }
      flush();
      this.#need(code);
      this.#features.push(...code.lines);
      for (const name of encoded.scalers) {
        this.#need({ lines: [], imports: { "sklearn.preprocessing": [name] } });
        this.#features.push(`features[-1][:] = ${name}().fit(features[-1][train]).transform(features[-1])`);
      }
    }
    flush();
  }

  #need({ imports = {}, functions: needed = [] }: StepCode): void {
    for (const name of needed) this.#functions.add(name);
    for (const [module, names] of Object.entries(imports)) {
      const known = this.#imports.get(module) ?? new Set();
      for (const name of names) known.add(name);
      this.#imports.set(module, known);
    }
  }

  /** The target as an encoding looks at it, where one does. */
  #outcome(target: string, { task, classes }: Prepared): string[] {
    if (![...this.#functions].some(({ looksAtTarget }) => looksAtTarget)) return [];
    const column = `data[${text(target)}]`;
    if (task === "regression") return [`outcome = ${column}`];
    const is = (label: string): string => `(${column}.astype(str) == ${text(label)}).astype(float)`;
    return classes.length === 2
      ? [`outcome = ${is(classes[1] ?? "")}`]
      : [
          `outcome = pd.DataFrame({label: (${column}.astype(str) == label).astype(float) for label in ${list(classes)}})`,
        ];
  }

  text(table: Table, experiment: Experiment, prepared: Prepared): string {
    const texts = table.columns.filter(({ kind }) => kind === "text");
    const escaped = texts.some((column) => column.kind === "text" && hasFormula(column.labels));
    const imports = [...this.#imports]
      .sort()
      .map(([module, names]) => `from ${module} import ${[...names].sort().join(", ")}`);
    const modules = [...new Set([...this.#functions].flatMap(({ modules: needed = [] }) => needed))].sort();
    const regular = this.#functions.size > 0 ? ["import re", ""] : [];
    const lines = [
      `"""Prepares the table as Learning Curve did, every statistic fitted on the training rows only.`,
      ``,
      `Put table.csv and split.csv beside this file. Needs pandas and scikit-learn.`,
      `"""`,
      ...(modules.length > 0 ? [...modules.map((name) => `import ${name}`), ""] : []),
      ...regular,
      `import numpy as np`,
      `import pandas as pd`,
      ...imports,
      ``,
      ...[...this.#functions].flatMap(({ code }) => ["", code, ""]),
      ``,
      `table = pd.read_csv("table.csv", dtype={name: str for name in ${list(texts.map(({ name }) => name))}}, keep_default_na=False, na_values=[""])`,
      ...(escaped
        ? [
            `# An apostrophe keeps spreadsheets from running a cell as a formula.`,
            ...unescape(texts.map(({ name }) => name)),
          ]
        : []),
      `split = pd.read_csv("split.csv")`,
      `data = table.iloc[split["row"]].reset_index(drop=True)`,
      `train = (split["part"] == "train").to_numpy()`,
      ...this.#lines,
      ``,
      `# The columns as a model takes them.`,
      ...this.#outcome(experiment.target, prepared),
      `features = []`,
      ...this.#features,
      `x = pd.concat(features, axis=1)`,
      ...targetLines(experiment),
      ``,
      `if __name__ == "__main__":`,
      `    for part in ["train", "validation", "test"]:`,
      `        print(part, x[(split["part"] == part).to_numpy()].shape)`,
      `    x.to_csv("prepared.csv", index=False)`,
      ``,
    ];
    return lines.join("\n");
  }
}

function targetLines(experiment: Experiment): string[] {
  const { target, judge } = experiment;
  if (target === "") return [];
  const y = `y = data[${text(target)}]`;
  if (!learnsTarget(experiment)) return [`# Held back: no fitting looks at it.`, y];
  if (judge === undefined) return [y];
  return [
    y,
    `# The model learns from the target and is judged by another column.`,
    `y = y.where(train, data[${text(judge)}])`,
  ];
}

const unescape = (names: readonly string[]): string[] => [
  `for name in ${list(names)}:`,
  `    table[name] = table[name].str.replace(r"^'(?=[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20])", "", regex=True)`,
];

function splitFile({ parts, sourceRows, rows }: Prepared): string {
  const partOf = new Array<string>(rows).fill("none");
  const times = new Int32Array(rows);
  for (const [part, members] of Object.entries(parts)) {
    for (const row of members as Int32Array) {
      partOf[row] = part;
      times[row] = (times[row] as number) + 1;
    }
  }
  const lines = Array.from(sourceRows, (source, row) => `${source},${partOf[row]},${times[row]}`);
  return ["row,part,times", ...lines, ""].join("\n");
}
