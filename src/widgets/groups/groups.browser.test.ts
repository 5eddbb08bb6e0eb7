import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import "../../app/styles/tokens.css";
import "../../app/styles/base.css";
import { Bench, provideBench } from "../../bench/bench.svelte";
import type { ModelSpec } from "../../experiment/model-spec";
import { layerOf } from "../../models/clustering/centres";
import type { LabClient } from "../../workers/client";
import { unlabelledExperiment, unlabelledRun } from "../features/unlabelled-run.fixture";
import Groups from "./Groups.svelte";

const model: ModelSpec = { family: "clustering", groups: 2, start: "spread" };
const before = { epoch: 0, layers: [layerOf(Float32Array.of(-1, -1, -0.8, -1.2), 2)] };
const after = { epoch: 1, layers: [layerOf(Float32Array.of(-0.9, -1.1, 0.95, 1.2), 2)] };

let bench: Bench;
let place: HTMLElement;
let app: Record<string, unknown>;

beforeEach(() => {
  bench = new Bench({ close() {} } as unknown as LabClient, "table", unlabelledExperiment(model));
  bench.run = unlabelledRun(model, ["A", "B"]);
  bench.looks = [before, after];
  bench.snapshot = { type: "snapshot", ...after };
  place = document.body.appendChild(document.createElement("div"));
  const component = Groups as unknown as Component<Record<string, unknown>>;
  app = mount((...given: Parameters<typeof component>) => (provideBench(bench), component(...given)), {
    target: place,
    props: {},
  });
  flushSync();
});
afterEach(() => {
  void unmount(app);
  place.remove();
});

const text = () => place.textContent.replace(/\s+/g, " ");
function show(view: string): void {
  const input = [...place.querySelectorAll("label")]
    .find((one) => one.textContent.trim() === view)
    ?.querySelector("input");
  input?.click();
  flushSync();
}

it("says how many rows each group has and how many changed it, and shows no label unasked", () => {
  expect(text()).toContain(
    "2 groups of 4 rows: the smallest has 2, the largest 2. 3 rows have changed their group since epoch 0.",
  );
  expect(text()).not.toContain("Adelie");
});

it("names that are given by hand are counted against the held-back labels and stay with their run", () => {
  show("names");
  const name = (group: string, given: string) => {
    const label = [...place.querySelectorAll("label")].find((one) => one.textContent === `Name of group ${group}`);
    const select = label?.parentElement?.querySelector("select");
    if (!select) throw new Error("no field");
    select.selectedIndex = [...select.options].findIndex((option) => option.text === given);
    select.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };
  name("A", "Adelie");
  expect(text()).toContain("1 of 2 groups have a name. That labels 4 rows, 2 of them rightly: 50 %.");
  name("B", "Gentoo");
  expect(text()).toContain("4 of them rightly: 100 %.");
  const run = bench.run;
  show("groups");
  expect([...place.querySelectorAll("li")].slice(0, 2).map((card) => card.textContent)).toEqual([
    expect.stringContaining("Adelie"),
    expect.stringContaining("Gentoo"),
  ]);
  show("names");
  bench.run = { ...unlabelledRun(model, ["A", "B"]), id: "another" };
  flushSync();
  expect(text()).toContain("0 of 2 groups have a name.");
  bench.run = run;
  flushSync();
  expect(text()).toContain("2 of 2 groups have a name.");
});

it("held-back labels are counted group by group when they are looked at", () => {
  show("held-back labels");
  expect(text()).toContain("4 of 4 rows would be named rightly: 100 %.");
  expect([...place.querySelectorAll("tbody td")].map((cell) => cell.textContent.trim())).toEqual(["2", "0", "0", "2"]);
});

it("without rows, as after a reload, the centres are still drawn and nothing is counted", () => {
  const { sample: _, ...kept } = unlabelledRun(model, ["A", "B"]);
  bench.run = kept;
  flushSync();
  expect(text()).toContain("Train again to see how many rows each has.");
  expect(place.querySelectorAll("figure")).toHaveLength(2);
});
