import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../../src/data/pieces";
import { prepare } from "../../src/data/prepare/prepare";
import { placed, rows, tableOf } from "../../src/data/prepare/sample-table.fixture";
import { fetchStepParts } from "../../src/data/prepare/step-parts.fixture";
import { scriptingPreparation } from "../../src/deployment/python/preparation-script";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";
import { preparationStep, stepKinds, type PreparationStep, type StepKind } from "../../src/experiment/preparation";
import { preparation as words } from "../../src/i18n/en/widgets-preparation";
import { formOf } from "../../src/widgets/preparation/step-forms";
import { stepDetail, stepTitle } from "../../src/widgets/preparation/step-words";

const folder = "../../src/data/prepare/steps";
const files = Object.keys(import.meta.glob("../../src/data/prepare/steps/*/*.ts"));
const examples = import.meta.glob<readonly PreparationStep[]>("../../src/data/prepare/steps/*/examples.fixture.ts", {
  eager: true,
  import: "default",
});
const examplesOf = (kind: StepKind) => examples[`${folder}/${kind}/examples.fixture.ts`] ?? [];
const table = tableOf(
  Array.from({ length: rows }, (_, at) => (at * 17 + 5) % 41),
  "sex",
  "alike",
);
const experimentOf = (step: PreparationStep): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "t.csv", bytes: 1 },
  target: "sex",
  preparation: step.step === "auto" ? [step] : [step, { step: "auto" }],
  split: { train: 0.6, validation: 0.2, test: 0.2, stratify: true, placed },
});
function scriptOf(experiment: Experiment): string {
  const files = atOnce(scriptingPreparation(table, experiment));
  if (!files.ok) throw new Error(JSON.stringify(files.failure));
  return files.value.script;
}
const schemaOf = (kind: StepKind) =>
  preparationStep.options.find(({ entries }) => entries.step.literal === kind)?.entries ?? {};

beforeAll(fetchStepParts);

it("the list and the folders name the same kinds of steps", () => {
  expect([...new Set(files.map((file) => file.split("/").at(-2)))].sort()).toEqual([...stepKinds].sort());
});

it("no text and no form is left of a kind that does not exist", () => {
  expect(Object.keys(words.titles).sort()).toEqual([...stepKinds].sort());
  const forms = Object.keys(import.meta.glob("../../src/widgets/preparation/steps/*.ts"));
  expect(forms.map((file) => /([a-z-]+)\.ts$/.exec(file)?.[1]).sort()).toEqual([...stepKinds].sort());
});

describe.each(stepKinds)("%s", (kind) => {
  const steps = examplesOf(kind);

  it("has a folder with what it may say, does and is in Python, and examples", () => {
    const needed = ["spec.ts", "examples.fixture.ts", ...(kind === "auto" ? [] : ["rule.ts", "python.ts"])];
    for (const file of needed) expect(files).toContain(`${folder}/${kind}/${file}`);
    expect(steps.map(({ step }) => step)).toEqual(steps.map(() => kind));
    expect(steps).not.toEqual([]);
  });

  it("an example read back from JSON is the same", () => {
    for (const step of steps) expect(v.parse(preparationStep, JSON.parse(JSON.stringify(step)))).toEqual(step);
  });

  it("is made anew as it may be said, and whatever can be said of it can be set", () => {
    const form = formOf(kind);
    const made = form.fresh();
    expect(v.parse(preparationStep, made)).toEqual(made);
    expect(made.step).toBe(kind);
    if (form.isNotOffered) return;
    // Of some settings one only asks where another is set so.
    const inEveryWay = [
      made,
      ...steps,
      ...form
        .settings(made)
        .flatMap((setting) =>
          setting.kind === "choice" ? setting.options.map(({ value }) => ({ ...made, [setting.key]: value })) : [],
        ),
    ];
    const set = new Set(inEveryWay.flatMap((step) => form.settings(step as PreparationStep).map(({ key }) => key)));
    const said = Object.keys(schemaOf(kind)).filter((key) => !["step", "off", "name"].includes(key));
    expect([...set].sort()).toEqual(said.sort());
  });

  it("has a title and says in a line what it is set to do", () => {
    for (const step of [formOf(kind).fresh(), ...steps]) {
      expect(stepTitle(step)).toMatch(/^[A-Z].+[^.]$/);
      expect(stepDetail(step)).toMatch(/^.+[^.]$/);
    }
  });

  it("is done to a table, and what it did has words and is in the script", () => {
    for (const step of steps) {
      const experiment = experimentOf(step);
      const prepared = prepare(table, experiment);
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure));
      const ownNotes = prepared.value.notes.filter((note) => kind === "auto" || note.step === kind);
      expect(ownNotes).not.toEqual([]);
      for (const { reason } of ownNotes) expect(words.reasons[reason], reason).toBeTruthy();
      if (kind !== "auto") expect(scriptOf(experiment)).not.toBe(scriptOf(experimentOf({ step: "auto" })));
    }
  });
});
