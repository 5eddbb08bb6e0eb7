import { describe, expect, it } from "vitest";
import type { Metrics } from "../../experiment/run-event";
import type { HistoryPoint } from "../../experiment/run-record";
import { bestPoint, historyCurve, isTurn, thinned, topOf } from "./history-curve";

const history: readonly HistoryPoint[] = [3, 1, NaN, 2].map((loss, epoch) => ({
  epoch,
  train: { loss },
  validation: (epoch === 0 ? {} : { loss: loss + 1, accuracy: 1 / (epoch + 1) }) as Metrics,
}));

describe("the curve of a run", () => {
  it("leaves out epochs at which a measure was not taken", () => {
    expect(historyCurve(history, "validation", "accuracy").map((p) => p.x)).toEqual([1, 2, 3]);
  });

  it("is best where a loss is lowest and an accuracy highest, whatever is no number", () => {
    expect(bestPoint(historyCurve(history, "train", "loss"), "loss")).toEqual({ x: 1, y: 1 });
    expect(bestPoint(historyCurve(history, "validation", "accuracy"), "accuracy")?.x).toBe(1);
    expect(bestPoint([], "loss")).toBeNull();
  });

  it("has a turn where its best was reached and left again, not where it still falls, never fell or hardly moves", () => {
    const turns = (...values: number[]) => {
      const curve = values.map((y, x) => ({ x, y }));
      return isTurn(curve, bestPoint(curve, "loss") ?? { x: NaN, y: NaN });
    };
    expect(turns(1, 0.4, 0.5)).toBe(true);
    expect(turns(1, 0.5, 0.4)).toBe(false);
    expect(turns(0.7, 3, 2)).toBe(false);
    expect(turns(0.7, 0.69, 0.7)).toBe(false);
    expect(turns()).toBe(false);
  });

  it("keeps its last point when it is thinned", () => {
    const long = Array.from({ length: 1001 }, (_, x) => ({ x, y: x }));
    const short = thinned(long, 100);
    expect(short.length).toBeLessThan(103);
    expect(short.at(-1)?.x).toBe(1000);
  });

  it("has room for what guessing costs, and no more than three times that", () => {
    expect(topOf([[{ x: 0, y: 0.2 }]], 1)).toBeCloseTo(1.12);
    expect(topOf([[{ x: 0, y: 1e6 }]], 1)).toBe(3);
    expect(topOf([[{ x: 0, y: 5 }]], null)).toBe(5);
  });

  it("makes some room for earlier runs, and not so much that the one in hand lies flat", () => {
    const at = (y: number) => [[{ x: 0, y }]];
    expect(topOf(at(1), 1, at(1.5))).toBe(1.5);
    expect(topOf(at(2), 1, at(2.9))).toBe(2.9);
    expect(topOf(at(1), 1, at(100))).toBeCloseTo(1.5 * 1.12);
    expect(topOf([], null, at(100))).toBe(100);
  });
});
