import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import type { RunResult } from "../experiment/run-event";
import type { LabClient } from "./client";
import { deferredClient } from "./deferred-client";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
const options = { snapshots: false, paused: false, epochsPerSecond: 0 };

/** A client that writes down what it is asked. */
function client() {
  const asked: string[] = [];
  const made = {
    open: async (tableId: string) => {
      asked.push(`open ${tableId}`);
      return err({ code: "worker/no-table" });
    },
    close: (tableId: string) => void asked.push(`close ${tableId}`),
    run: () => {
      asked.push("run");
      return {
        done: Promise.resolve(ok({ type: "result" } as RunResult)),
        control: ({ kind }: { kind: string }) => void asked.push(kind),
        cancel: () => void asked.push("cancel"),
      };
    },
  } as unknown as LabClient;
  return { made, asked };
}

describe("a client whose code loads later", () => {
  it("loads nothing until it is asked, and then once", async () => {
    const { made, asked } = client();
    let loads = 0;
    const deferred = deferredClient(async () => (loads++, made));
    deferred.close("a");
    expect(loads).toBe(0);
    await Promise.all([deferred.open("a", experiment.data, null, undefined), deferred.close("a")]);
    await deferred.open("b", experiment.data, null, undefined);
    expect(loads).toBe(1);
    expect(asked).toEqual(["open a", "close a", "open b"]);
  });

  it("gives a run its commands in their order, before and after it was loaded", async () => {
    const { made, asked } = client();
    const deferred = deferredClient(async () => made);
    for (let time = 0; time < 2; time++) {
      const handle = deferred.run("a", experiment, options, () => {});
      handle.control({ kind: "pause" });
      handle.control({ kind: "resume" });
      expect((await handle.done).ok).toBe(true);
    }
    expect(asked).toEqual(["run", "pause", "resume", "run", "pause", "resume"]);
  });

  it("says so where its code does not come, and tries again", async () => {
    const { made } = client();
    let isOffline = true;
    const deferred = deferredClient(async () => {
      if (isOffline) throw new Error("offline");
      return made;
    });
    const handle = deferred.run("a", experiment, options, () => {});
    handle.control({ kind: "pause" });
    const codes = (outcomes: readonly Outcome<unknown>[]) => outcomes.map((o) => (o.ok ? "" : o.failure.code));
    expect(codes([await handle.done, await deferred.open("a", experiment.data, null, undefined)])).toEqual([
      "worker/not-started",
      "worker/not-started",
    ]);
    isOffline = false;
    expect(codes([await deferred.open("a", experiment.data, null, undefined)])).toEqual(["worker/no-table"]);
  });
});
