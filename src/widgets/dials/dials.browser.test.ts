import { flushSync, mount, unmount, type Component } from "svelte";
import { expect, it, onTestFinished } from "vitest";
import { Bench, provideBench } from "../../bench/bench.svelte";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { ok } from "../../experiment/failure";
import type { TableProfile } from "../../experiment/table-profile";
import { networkText } from "../../i18n/network-text";
import type { LabClient } from "../../workers/client";
import type { RunCommand } from "../../workers/protocol";
import Dials from "./Dials.svelte";

const t = networkText.m.dials;
const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
  model: { family: "mlp", layers: [{ units: 4, activation: "tanh", batchNorm: true }] },
  training: { ...defaultExperiment.training, batchSize: 10 },
};
const profile = { rows: 60, columns: [] } as unknown as TableProfile;

it("a run with batch norm is not given batches of one row: the dial says why, and the run goes on", async () => {
  const commands: RunCommand[] = [];
  const client = {
    open: async () => ok(profile),
    close() {},
    run: () => ({ done: new Promise(() => {}), control: (command: RunCommand) => commands.push(command), cancel() {} }),
  } as unknown as LabClient;
  const bench = new Bench(client, "test", experiment);
  await bench.open();
  void bench.train();
  const place = document.body.appendChild(document.createElement("div"));
  const Host: Component = (internals) => {
    provideBench(bench);
    return Dials(internals, { show: ["batch-size"] });
  };
  const app = mount(Host, { target: place, context: new Map() });
  onTestFinished(async () => {
    await unmount(app);
    place.remove();
  });
  flushSync();
  const [slider, field] = place.querySelectorAll("input");
  if (!slider || !field) throw new Error("no dial");
  const give = (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
  };
  const enter = () => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    flushSync();
  };

  give(field, "1");
  enter();
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(place.querySelector(`#${CSS.escape(field.getAttribute("aria-describedby") ?? "")}`)?.textContent).toBe(
    t.leastBatch,
  );
  expect(commands).toEqual([]);
  expect(bench.experiment.training.batchSize).toBe(10);
  expect(bench.status).toBe("running");

  give(slider, "0");
  expect(commands).toEqual([{ kind: "set", values: { batchSize: 2 } }]);
});
