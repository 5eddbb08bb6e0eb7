import { deleteDB } from "idb";
import { expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { addEvent, newRunRecord } from "../experiment/run-record";
import { createLabClient } from "../workers/lab-client";
import { databaseName } from "./database";
import { digest } from "./digest.fixture";
import { Storage } from "./storage.svelte";

it.each(["classification", "regression"] as const)(
  "a run that was really trained comes back as it was (%s)",
  async (task) => {
    await deleteDB(databaseName);
    const experiment: Experiment = {
      ...defaultExperiment,
      data: { kind: "shelf", id: "penguins" },
      target: task === "regression" ? "Body Mass (g)" : "Sex",
      task,
      training: { ...defaultExperiment.training, epochs: 3 },
      evaluation: { openTest: true },
      backend: "cpu",
    };
    const lab = createLabClient();
    expect((await lab.open("t", experiment.data, null, undefined)).ok).toBe(true);
    let run = newRunRecord("run-1", experiment);
    const { done } = lab.run("t", experiment, { snapshots: true, paused: false, epochsPerSecond: 0 }, (events) => {
      for (const event of events) run = addEvent(run, event);
    });
    expect((await done).ok).toBe(true);
    const prediction = run.model && (await lab.predict(run.model, { "Flipper Length (mm)": "190" }));
    expect(prediction?.ok).toBe(true);
    lab.dispose();

    const storage = new Storage();
    await storage.open();
    storage.save("benches", "mine", { format: 1, experiment, run, kept: [run], openings: 1 });
    const packed = await storage.exportAll();
    await storage.close();
    const next = new Storage();
    await next.open();
    expect((await next.load("benches", "mine"))?.kept).toEqual([run]);
    expect(await next.importAll(packed, digest)).toEqual({ ok: true, value: { added: 0, merged: 1 } });
    expect((await next.load("benches", "mine"))?.run).toEqual(run);
    expect(next.setAside).toBe(0);
    await next.close();
  },
);
