import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import "../../app/styles/tokens.css";
import "../../app/styles/base.css";
import { Bench, provideBench } from "../../bench/bench.svelte";
import type { ModelSpec } from "../../experiment/model-spec";
import type { DenseWeights } from "../../experiment/run-event";
import type { LabClient } from "../../workers/client";
import { unlabelledExperiment, unlabelledRun } from "../features/unlabelled-run.fixture";
import Codes from "./Codes.svelte";

const model: ModelSpec = { family: "autoencoder", layers: [], code: 2 };
const dense = (kernel: readonly number[]): DenseWeights => ({
  inputs: 2,
  units: 2,
  activation: "linear",
  kernel: Float32Array.from(kernel),
  bias: new Float32Array(2),
});
/** The second number is doubled on its way in and not halved again on its way out. */
const layers = [dense([1, 0, 0, 2]), dense([1, 0, 0, 1])];

let bench: Bench;
let place: HTMLElement;
let app: Record<string, unknown>;

beforeEach(() => {
  bench = new Bench({ close() {} } as unknown as LabClient, "table", unlabelledExperiment(model));
  bench.run = unlabelledRun(model, []);
  bench.snapshot = { type: "snapshot", epoch: 3, layers };
  place = document.body.appendChild(document.createElement("div"));
  const component = Codes as unknown as Component<Record<string, unknown>>;
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
const said = () => place.querySelector("[data-said]")?.textContent ?? "";
/** What the decoder makes of the code under the cross. */
const drawn = () =>
  [...place.querySelectorAll(".here tbody td:first-of-type")].map((cell) => Number(cell.textContent.replace("−", "-")));
const numbers = () =>
  said()
    .match(/[−\d.]+/g)
    ?.slice(0, 2)
    .map((words) => Number(words.replace("−", "-"))) ?? [];

it("the cross goes by arrow keys, and the decoder draws what lies there", () => {
  const [before] = numbers();
  const plane = place.querySelector('[role="application"]');
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"])
    plane?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  flushSync();
  const [across = NaN, up = NaN] = numbers();
  expect(across).toBeGreaterThan(before ?? NaN);
  expect(drawn()[0]).toBeCloseTo(across, 2);
  expect(drawn()[1]).toBeCloseTo(up, 2);
});

it("the cross goes where it is typed to, and the nearest row is named", () => {
  const [across, up] = place.querySelectorAll<HTMLInputElement>("input[inputmode]");
  for (const [field, value] of [
    [across, "0.9"],
    [up, "2.8"],
  ] as const) {
    if (!field) throw new Error("no field");
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    flushSync();
  }
  expect(said()).toBe("Code 0.9, 2.8: nearest is row 4");
});

it("no held-back label is shown unasked", () => {
  expect(text()).not.toMatch(/Adelie|Gentoo/);
  place.querySelector<HTMLInputElement>('input[role="switch"]')?.click();
  flushSync();
  expect(text()).toMatch(/labelled (Adelie|Gentoo)/);
});

it("the row that is rebuilt worst comes first, and why", () => {
  // Off by itself in the second number: 1.4² / 2.
  expect(text()).toContain("Row 4 is rebuilt worst: a squared error of 0.98 a number");
  const first = place.querySelector("ol li");
  expect([...(first?.querySelectorAll("th") ?? [])].map((cell) => cell.textContent)).toEqual([
    "Body Mass",
    "Flipper Length",
  ]);
  expect([...(first?.querySelectorAll("tr:first-child td") ?? [])].map((cell) => cell.textContent)).toEqual([
    "1.4",
    "2.8",
  ]);
});
