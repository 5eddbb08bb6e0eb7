import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";
import { withBreaths } from "../pieces";
import type { Table } from "../table";
import { preparing, type Prepared } from "./prepare";
import { placed, rows, tableOf } from "./sample-table.fixture";

const examples = import.meta.glob<readonly PreparationStep[]>("./steps/*/examples.fixture.ts", {
  eager: true,
  import: "default",
});

async function prepared(table: Table, preparation: readonly PreparationStep[], target: string): Promise<Prepared> {
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "file", name: "t.csv", bytes: 1 },
    target,
    task: target === "size" ? "regression" : "classification",
    preparation: [...preparation],
    split: { train: 0.6, validation: 0.2, test: 0.2, stratify: true, placed },
  };
  const clock = { now: () => 0, breathe: async () => undefined };
  const outcome = await withBreaths(preparing(table, experiment), clock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const inTraining = ({ x, y, parts, features }: Prepared) => {
  return Array.from(parts.train, (row) => [y[row], ...x.subarray(row * features.length, (row + 1) * features.length)]);
};

/** In which order rows are summed up, others may decide. */
const toTwelveDigits = (fitted: Prepared["fitted"]): unknown =>
  JSON.parse(
    JSON.stringify(fitted, (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(12)) : value)),
  );

const drawn = fc.record({
  draws: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: rows, maxLength: rows }),
  target: fc.constantFrom("sex" as const, "size" as const),
});

/** A row that equals an earlier one goes, on whichever side that stands: here no row that judges equals one that teaches. */
const before = ({ step }: PreparationStep) => (step === "drop-duplicates" ? "stranger" : "alike");
const every = Object.values(examples).flatMap((ways) => ways.map((step, way) => ({ kind: step.step, way, step })));

it.each(every)("$kind, way $way: what rows that judge hold changes nothing that is fitted", async ({ step }) => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ draws, target }) => {
      const list: PreparationStep[] = [step, { step: "auto" }];
      const one = await prepared(tableOf(draws, target, before(step)), list, target);
      const other = await prepared(tableOf(draws, target, "strange"), list, target);
      expect(toTwelveDigits(other.fitted)).toEqual(toTwelveDigits(one.fitted));
      expect(inTraining(other)).toEqual(inTraining(one));
    }),
    { seed: 1, numRuns: 4 },
  );
});
