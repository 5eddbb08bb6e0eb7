import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TallScroll } from "./tall-scroll";

const rowPx = 31;
const viewPx = 9 * rowPx;
const ofRows = (rows: number) => new TallScroll(rows * rowPx, viewPx);
const top = { scrollTop: 0, topPx: 0 };

describe("a list that is taller than a browser draws", () => {
  const scroll = ofRows(2_000_000);
  const longest = scroll.drawnPx - viewPx;

  it("is drawn lower than any browser's limit", () => {
    expect(scroll.drawnPx).toBeLessThan(17_000_000);
  });

  it("is moved by a wheel as far as it turns, and by the scrollbar through the whole of it", () => {
    expect(scroll.moved(top, 100).topPx).toBe(100);
    expect(scroll.moved(top, longest).topPx).toBe(2_000_000 * rowPx - viewPx);
    expect(scroll.moved(top, longest / 2).topPx).toBeCloseTo((2_000_000 * rowPx - viewPx) / 2, 3);
    expect(scroll.moved(scroll.at(50_000_000), 0).topPx).toBe(0);
  });

  it("shows the same rows once it rests, with the scrollbar where it belongs", () => {
    let place = scroll.at(30_000_000);
    for (let turn = 1; turn <= 50; turn++) place = scroll.moved(place, place.scrollTop + 100);
    const settled = scroll.settled(place);
    expect(settled?.topPx).toBe(30_005_000);
    expect(settled?.scrollTop).toBeCloseTo((30_005_000 * longest) / (2_000_000 * rowPx - viewPx), 3);
    expect(settled && scroll.settled(settled)).toBeNull();
  });

  it("can reach its first row by the wheel from anywhere near", () => {
    let place = scroll.at(5_000);
    for (let turn = 0; turn < 100 && place.topPx > 0; turn++) {
      const moved = scroll.moved(place, Math.max(0, place.scrollTop - 100));
      place = scroll.settled(moved) ?? moved;
    }
    expect(place.topPx).toBe(0);
  });
});

it("draws the rows in view, and no gap above or below what is drawn", () => {
  const step = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -20_000_000, max: 20_000_000 }));
  fc.assert(
    fc.property(fc.constantFrom(3, 20, 5000, 600_000, 2_000_000), fc.array(step, { maxLength: 30 }), (rows, steps) => {
      const scroll = ofRows(rows);
      const [seen, margin] = [9, 6];
      let place = top;
      for (const by of steps) {
        const scrollTop = Math.max(0, Math.min(scroll.drawnPx - viewPx, place.scrollTop + by));
        place = scroll.moved(place, scrollTop);
        const { first, abovePx } = scroll.rowsAt(place, rowPx, seen, margin);
        const drawn = Math.min(rows, first + seen + 2 * margin) - first;
        // Where the rows stand against the view: the first in view is the one at topPx.
        const firstSeen = Math.max(0, Math.min(rows - seen, Math.floor(place.topPx / rowPx)));
        expect(first).toBeLessThanOrEqual(firstSeen);
        expect(first + drawn).toBeGreaterThanOrEqual(Math.min(rows, Math.ceil((place.topPx + viewPx) / rowPx)));
        if (abovePx > 0) expect(abovePx - place.scrollTop).toBeCloseTo(first * rowPx - place.topPx, 3);
      }
    }),
    { seed: 11, numRuns: 500 },
  );
});
