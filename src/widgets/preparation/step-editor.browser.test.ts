import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import "../../app/styles/tokens.css";
import "../../app/styles/base.css";
import { Bench, provideBench } from "../../bench/bench.svelte";
import { atOnce } from "../../data/pieces";
import { repairs } from "../../data/prepare/repairs";
import { finding } from "../../data/profile/findings";
import { profileTable } from "../../data/profile/profile-table";
import { makeTable, numberColumn, textColumn } from "../../data/table";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { err, ok } from "../../experiment/failure";
import { parseExperiment } from "../../experiment/parse-experiment";
import type { PreparationStep } from "../../experiment/preparation";
import { dataText } from "../../i18n/data-text";
import type { LabClient } from "../../workers/client";
import Preparation from "./Preparation.svelte";
import { formOf, newStep, offeredKinds } from "./step-forms";
import type { Setting } from "./step-setting";

const rows = Array.from({ length: 30 }, (_, row) => row);
const table = makeTable([
  numberColumn(
    "mass",
    rows.map((row) => (row % 7 ? 3000 + 37 * row : NaN)),
  ),
  numberColumn(
    "length",
    rows.map((row) => 30 + ((row * 13) % 17)),
  ),
  textColumn(
    "size",
    rows.map((row) => ["small", "medium", "large"][row % 3] ?? ""),
  ),
  textColumn(
    "weight",
    rows.map((row) => (row % 5 ? `${row}.5 kg` : `${row + 1} lb`)),
  ),
  textColumn(
    "day",
    rows.map((row) => `2007-11-${String((row % 28) + 1).padStart(2, "0")}`),
  ),
  textColumn(
    "sex",
    rows.map((row) => (row % 2 ? "FEMALE" : "MALE")),
  ),
]);
const profile = atOnce(finding(table, profileTable(table)));
const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "file", name: "birds.csv", bytes: 1 },
  target: "sex",
  preparation: [],
};

/** A client that profiles and repairs in the page. */
function pageClient(): LabClient {
  const none = () => Promise.resolve(err({ code: "test/none" }));
  return {
    open: () => Promise.resolve(ok(profile)),
    close() {},
    digest: none,
    preview: (_table, { preparation, ...rest }, steps) => {
      const repaired = repairs(table, { ...rest, preparation }, steps);
      return Promise.resolve(
        ok({ profile: atOnce(finding(repaired.table, profileTable(repaired.table))), notes: repaired.notes }),
      );
    },
    rows: none,
    column: none,
    correlations: none,
    parts: none,
    plan: none,
    losses: none,
    preparedRow: none,
    runAll: none,
    tryTraining: none,
    run: () => ({ done: new Promise(() => {}), control() {}, cancel() {} }),
    predict: none,
    exportTable: none,
    exportModel: none,
    importModel: none,
    dispose() {},
  };
}

let place: HTMLElement;
let bench: Bench;
let app: Record<string, unknown>;
const t = dataText.m.preparation;

beforeEach(async () => {
  bench = new Bench(pageClient(), "test", experiment);
  await bench.open();
  place = document.createElement("div");
  document.body.append(place);
  const Host: Component = (internals, props) => {
    provideBench(bench);
    return Preparation(internals, props);
  };
  app = mount(Host, { target: place, context: new Map() });
  flushSync();
});
afterEach(async () => {
  await unmount(app);
  place.remove();
});

const named = <T extends Element>(selector: string, name: string): T => {
  const found = [...place.querySelectorAll<T>(selector)].find((one) => one.textContent?.trim() === name);
  if (!found) throw new Error(`no ${selector} “${name}”`);
  return found;
};
const inEditor = <T extends Element>(selector: string): T[] => [
  ...place.querySelectorAll<T>(`.open .editor ${selector}`),
];
const press = (button: HTMLElement) => {
  button.click();
  flushSync();
};
/** The field of a label in the editor that is open. */
function fieldOf(label: string): HTMLInputElement | HTMLSelectElement {
  const found = inEditor<HTMLLabelElement>("label").find((one) => one.textContent?.trim() === label)?.control;
  if (!(found instanceof HTMLInputElement || found instanceof HTMLSelectElement))
    throw new Error(`no field “${label}”`);
  return found;
}
function fill(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  field.value = value;
  for (const type of ["input", "change", "blur"]) field.dispatchEvent(new Event(type, { bubbles: type !== "blur" }));
  flushSync();
}
async function add(kind: PreparationStep["step"]): Promise<void> {
  press(named("button", t.add));
  await expect.poll(() => place.querySelector(".menu .all")).not.toBeNull();
  press(named(".menu .all button", t.titles[kind]));
}
const step = (): PreparationStep => {
  const [only, ...more] = bench.experiment.preparation;
  if (!only || more.length > 0) throw new Error("not one step");
  return only;
};
const valueOf = (key: string): unknown => (step() as Record<string, unknown>)[key];

/** Edits one setting in its field; the experiment has to say what was typed. */
function edit(setting: Setting): void {
  switch (setting.kind) {
    case "choice":
      for (const { label, value } of setting.options) {
        const field = fieldOf(setting.label) as HTMLSelectElement;
        fill(field, [...field.options].find((option) => option.text === label)?.value ?? "");
        expect(valueOf(setting.key)).toBe(value);
        // What only this choice asks for.
        for (const other of settingsOf(step())) if (!before.has(other.key) && other.kind !== "choice") edit(other);
      }
      break;
    case "number": {
      const { min = 0, max = 40, whole = false } = setting;
      const value = whole ? min + 1 : (min + max) / 2;
      fill(fieldOf(setting.label), String(value));
      expect(valueOf(setting.key)).toBe(value);
      break;
    }
    case "list":
      fill(fieldOf(setting.label), "unknown, 999 , ");
      expect(valueOf(setting.key)).toEqual(["unknown", "999"]);
      break;
    case "text":
      fill(fieldOf(setting.label), " not told ");
      expect(valueOf(setting.key)).toBe("not told");
      break;
    case "column": {
      const field = fieldOf(setting.label) as HTMLSelectElement;
      const name = [...field.options].at(-1)?.value ?? "";
      expect(name).not.toBe("");
      fill(field, name);
      expect(valueOf(setting.key)).toBe(name);
      break;
    }
    case "columns": {
      const [last] = inEditor<HTMLInputElement>("fieldset input[type=checkbox]").slice(-1);
      if (!last) throw new Error("no columns to choose from");
      if (step().step !== "drop-columns" && valueOf("columns") === "all") press(fieldOf(t.all));
      const box = inEditor<HTMLInputElement>("fieldset input[type=checkbox]").at(-1) ?? last;
      if (!box.checked) press(box);
      expect(valueOf("columns")).toEqual([box.parentElement?.textContent?.trim()]);
      break;
    }
    case "labels": {
      const [from, to] = inEditor<HTMLInputElement>(".pairs input");
      if (!from || !to) throw new Error("no pair of labels");
      fill(from, "MALE");
      fill(inEditor<HTMLInputElement>(".pairs input")[1] ?? to, "m");
      expect(valueOf(setting.key)).toEqual({ MALE: "m" });
      break;
    }
    case "factors":
      fill(fieldOf(t.addUnit), "st");
      press(named("button", t.addThisUnit));
      fill(fieldOf(t.unitTimes("st")), "6.35");
      expect(valueOf(setting.key)).toMatchObject({ st: 6.35 });
      break;
    case "order":
      // Tried below: it takes a column to have labels.
      break;
    default:
      setting satisfies never;
  }
}
const settingsOf = (one: PreparationStep): readonly Setting[] => formOf(one.step).settings(one);
let before: ReadonlySet<string> = new Set();

it.each(offeredKinds)("%s: every setting can be changed, and the experiment says so", async (kind) => {
  await add(kind);
  expect(step()).toEqual(newStep(kind));
  before = new Set(settingsOf(step()).map(({ key }) => key));
  for (const setting of settingsOf(step())) edit(setting);
  fill(fieldOf(t.name), "  My own   words ");
  expect(step().name).toBe("My own words");
  expect(place.querySelector("li.step .what b")?.textContent).toBe("My own words");
  expect(parseExperiment(JSON.parse(JSON.stringify(bench.experiment)))).toMatchObject({ ok: true });
  fill(fieldOf(t.name), "");
  expect(step()).not.toHaveProperty("name", expect.anything());
});

it("ordinal: the labels' own order is taken over, and each place can be typed", async () => {
  await add("encode");
  press(fieldOf(t.all));
  press(fieldOf("size"));
  fill(fieldOf(t.as), "ordinal");
  expect(step()).toMatchObject({ as: "ordinal", columns: ["size"], order: ["small", "medium", "large"] });
  const place3 = inEditor<HTMLInputElement>("ol input")[2];
  if (!place3) throw new Error("no place for the third label");
  fill(place3, "1");
  expect(valueOf("order")).toEqual(["large", "small", "medium"]);
  await expect
    .poll(() => inEditor<HTMLElement>("ol li span").map((one) => one.textContent))
    .toEqual(["large", "small", "medium"]);
  inEditor<HTMLInputElement>("ol input")[0]?.dispatchEvent(
    new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }),
  );
  flushSync();
  expect(valueOf("order")).toEqual(["small", "large", "medium"]);
});

it("quantities: the units that are written in a column stand there as soon as it is chosen", async () => {
  await add("parse-quantities");
  press(fieldOf("weight"));
  expect(valueOf("units")).toEqual({ kg: 1, lb: 0.45359237 });
});

it("a step tells its number and the training rows that it came from", async () => {
  bench.change((one) => ({
    ...one,
    preparation: [{ step: "impute", columns: ["mass"], number: "median", category: "own-level" }],
  }));
  flushSync();
  press(place.querySelector<HTMLElement>("li.step .what button") ?? place);
  await expect
    .poll(() => place.querySelector("li.step .open")?.textContent)
    .toMatch(/median, 3,\d{3}(\.\d)?, of \d+ training rows/);
});
