import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../../app/styles/tokens.css";
import "../../app/styles/base.css";
import { Bench, provideBench } from "../../bench/bench.svelte";
import { defaultExperiment } from "../../experiment/experiment";
import { ok } from "../../experiment/failure";
import type { TableProfile } from "../../experiment/table-profile";
import type { LabClient } from "../../workers/client";
import { handLabels } from "./label-step";
import Label from "./Label.svelte";

const sentences = ["So it goes.", "What a day!", "Not again.", "Fine, then.", "Oh no.", "Well done."];
const profile: TableProfile = {
  rows: sentences.length,
  columns: [],
  duplicateRows: 0,
  reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
};
const client = {
  open: () => Promise.resolve(ok(profile)),
  close() {},
  rows: (_table: string, { from }: { from: number }) =>
    Promise.resolve(
      ok({ from, total: 6, sourceRows: [from], names: ["sentence"], cells: [[sentences[from] ?? null]], marks: [] }),
    ),
  dispose() {},
} as unknown as LabClient;

let bench: Bench;
let place: HTMLElement;
let app: Record<string, unknown>;

beforeEach(async () => {
  bench = new Bench(client, "table", { ...defaultExperiment, data: { kind: "shelf", id: "none" }, target: "" });
  await bench.open();
  place = document.body.appendChild(document.createElement("div"));
  const component = Label as unknown as Component<Record<string, unknown>>;
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

const button = (name: string) =>
  [...place.querySelectorAll("button")].find((one) => one.textContent.replace(/\s+/g, " ").trim() === name);
function press(name: string): void {
  button(name)?.click();
  flushSync();
}
function type(key: string): void {
  place.querySelector("section")?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  flushSync();
}
async function begin(): Promise<void> {
  const [column, labels] = place.querySelectorAll<HTMLInputElement>("form input:not([inputmode])");
  for (const [input, words] of [
    [column, "mood"],
    [labels, "glad, sad"],
  ] as const) {
    if (!input) throw new Error("no field");
    input.value = words;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  press("Begin to label");
  await vi.waitFor(() => expect(place.textContent).toContain(sentences[0]));
}
const given = (column: string) => Object.fromEntries(handLabels(bench.experiment, column));

it("keys label one example after the other, skip and go back; every label is a step that can be undone", async () => {
  await begin();
  for (const key of ["2", "1", "0", "1", "Backspace", "2"]) type(key);
  expect(given("mood")).toEqual({ 0: "sad", 1: "glad", 3: "sad" });
  bench.undo();
  expect(given("mood")).toEqual({ 0: "sad", 1: "glad", 3: "glad" });
});

it("a second person labels out of sight of the first; then both are compared, and what they dispute is decided", async () => {
  await begin();
  for (const key of "212121") type(key);
  press("A second person labels them, too");
  expect(place.textContent).not.toContain("How far they agree");
  expect(place.textContent).toContain("No label yet");
  for (const key of "211121") type(key);
  expect(given("mood, second")).toEqual({ 0: "sad", 1: "glad", 2: "glad", 3: "glad", 4: "sad", 5: "glad" });
  expect(place.textContent).toContain("5 of 6, κ 0.67");
  place.querySelector<HTMLInputElement>("li input[type=radio]")?.click();
  flushSync();
  expect(given("mood, decided")).toEqual({ 0: "sad", 1: "glad", 2: "glad", 3: "glad", 4: "sad", 5: "glad" });
});
