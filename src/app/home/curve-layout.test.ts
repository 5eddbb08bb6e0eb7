import { expect, it } from "vitest";
import { layoutCurve, overlap, placeNote } from "./curve-layout";

it("keeps the note off the curve and off the title, wherever the learner is", () => {
  const count = 42;
  for (const width of [1200, 1360, 1520]) {
    for (let index = 0; index < count; index++) {
      const layout = layoutCurve(width, 536, "wide", count, index + 0.5);
      const title = { x: width * 0.4, y: 0, width: 736, height: 250 };
      const note = placeNote(layout, [layout.x(index + 0.5), layout.lessonY(index)], { width: 230, height: 132 }, [
        title,
      ]);
      expect(overlap(note, title), `lesson ${index + 1} at ${width}: on the title`).toBe(false);
      const on = layout.points.filter(
        ([x, y]) => x > note.x && x < note.x + note.width && y > note.y && y < note.y + note.height,
      );
      expect(on, `lesson ${index + 1} at ${width}: on the curve`).toHaveLength(0);
      expect(note.x).toBeGreaterThanOrEqual(0);
      expect(note.x + note.width).toBeLessThanOrEqual(width);
    }
  }
});
it("draws whole squares under the curve", () => {
  const { axisY, step, y } = layoutCurve(1360, 504, "wide", 42, 3.5);
  expect(((axisY - y(1)) / step) % 1).toBeCloseTo(0);
});
