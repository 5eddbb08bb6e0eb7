import { describe, expect, it } from "vitest";
import { defaultExperiment } from "./experiment";
import type { RunEvent } from "./run-event";
import { addEvent, newRunRecord } from "./run-record";

const empty = newRunRecord("run-1", { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" });
const metrics = (epoch: number): RunEvent => ({
  type: "metrics",
  epoch,
  step: epoch,
  train: { loss: 1 / (epoch + 1) },
  validation: { loss: 2 / (epoch + 1) },
  secondsLeft: 0,
});

describe("a run's record", () => {
  it("keeps at most two thousand points of history, from the first to the last", () => {
    const { history } = [...Array(10_001).keys()].map(metrics).reduce(addEvent, empty);
    expect(history.length).toBeLessThanOrEqual(2000);
    expect(history.length).toBeGreaterThan(900);
    expect([history[0]?.epoch, history.at(-1)?.epoch]).toEqual([0, 10_000]);
  });

  it("keeps a point of history for each metrics event, in order", () => {
    const record = [0, 1, 2].map(metrics).reduce(addEvent, empty);
    expect(record.history.map((point) => point.epoch)).toEqual([0, 1, 2]);
    expect(record.history[2]).toMatchObject({ train: { loss: 1 / 3 }, validation: { loss: 2 / 3 } });
  });

  it("replaces the predictions of a part and keeps the others", () => {
    const of = (part: "train" | "test", value: number): RunEvent => ({
      type: "predictions",
      predictions: {
        part,
        sourceRows: Int32Array.of(0),
        truth: Float32Array.of(value),
        output: Float32Array.of(value),
      },
    });
    const record = [of("train", 1), of("test", 2), of("train", 3)].reduce(addEvent, empty);
    expect(record.predictions.map((p) => [p.part, p.truth[0]])).toEqual([
      ["test", 2],
      ["train", 3],
    ]);
  });

  it("keeps why a run failed", () => {
    const record = addEvent(empty, { type: "failed", failure: { code: "training/loss-not-finite" } });
    expect(record.failure).toEqual({ code: "training/loss-not-finite" });
  });

  it("is not changed by what is only for the eye", () => {
    expect(addEvent(empty, { type: "progress", phase: "reading", done: 1, total: 2 })).toBe(empty);
    expect(addEvent(empty, { type: "paused", epoch: 3 })).toBe(empty);
  });
});
