import { describe, expect, it } from "vitest";
import type { RunEvent } from "../experiment/run-event";
import { EventBatches } from "./event-batches";

const snapshot = (epoch: number): RunEvent => ({ type: "snapshot", epoch, layers: [] });
const checkpoint = (epoch: number): RunEvent => ({
  type: "checkpoint",
  checkpoint: { epoch, model: { layers: [] } },
});
const paused = (epoch: number): RunEvent => ({ type: "paused", epoch });

describe("batches of events", () => {
  it("wait for a busy page, keep every event but older snapshots and checkpoints, and all arrive before the end", async () => {
    const batches: (readonly RunEvent[])[] = [];
    let arrived = () => {};
    const sender = new EventBatches(
      (events) => {
        batches.push(events);
        return new Promise((resolve) => (arrived = resolve));
      },
      () => performance.now(),
    );
    sender.push(paused(0));
    sender.push(snapshot(1));
    sender.push(checkpoint(1));
    sender.push(paused(1));
    sender.push(checkpoint(2));
    sender.push(snapshot(2.5));
    sender.push(snapshot(3));
    expect(batches).toEqual([[paused(0)]]);
    const drained = sender.drain();
    arrived();
    await expect.poll(() => batches.length).toBe(2);
    arrived();
    await drained;
    expect(batches[1]).toEqual([paused(1), checkpoint(2), snapshot(3)]);
  });

  it("carry unit maps away instead of copying them, and copy the weights", async () => {
    const { port1, port2 } = new MessageChannel();
    const maps = { span: 1, size: 1, hidden: [new Float32Array(1)], fieldSize: 1, field: new Float32Array(1) };
    const kernel = new Float32Array(1);
    const event: RunEvent = {
      type: "snapshot",
      epoch: 0,
      layers: [{ inputs: 1, units: 1, activation: "tanh", kernel, bias: new Float32Array(1) }],
      maps,
    };
    const { proxy, wrap, expose } = await import("comlink");
    expose(
      proxy(() => {}),
      port1 as never,
    );
    const report = wrap<(events: readonly RunEvent[]) => void>(port2 as never);
    const sender = new EventBatches(report as never, () => performance.now());
    sender.push(event);
    await sender.drain();
    expect([maps.hidden[0]?.length, maps.field.length, kernel.length]).toEqual([0, 0, 1]);
    port1.close();
    port2.close();
  });
});
