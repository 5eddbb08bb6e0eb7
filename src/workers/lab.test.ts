import { expect, it, vi } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { ok } from "../experiment/failure";
import type { Pieces } from "../data/pieces";
import { Lab } from "./lab";

const found: string[] = [];
let whileFinding = (): void => {};
vi.mock("../data/split/split-preview", () => ({
  *previewingSplit(): Pieces<unknown> {
    for (let piece = 1; piece <= 3; piece++) {
      found.push(`piece ${piece}`);
      if (piece === 1) whileFinding();
      // Longer than work goes on without a breath.
      for (const startedMs = performance.now(); performance.now() - startedMs < 60;);
      yield;
    }
    return ok("split");
  },
}));

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 200, noise: 0.1 },
  target: "class",
  preparation: [{ step: "drop-rows-missing", columns: "all" }],
};

it("rows that are scrolled to come before whatever else is found out of the table", async () => {
  const lab = new Lab();
  expect((await lab.open("t", experiment.data, null, undefined, () => {})).ok).toBe(true);
  let rows: ReturnType<Lab["rows"]> | undefined;
  whileFinding = () => {
    const order = { column: "x1", descending: true };
    rows = lab.rows("t", { from: 100, count: 5, experiment, steps: 1, order });
    void rows.then(({ ok: came }) => found.push(came ? "rows" : "no rows"));
  };
  expect(await lab.parts("t", experiment)).toEqual(ok("split"));
  expect(found).toEqual(["piece 1", "rows", "piece 2", "piece 3"]);
  expect(await rows).toMatchObject({ ok: true, value: { from: 100, total: 200 } });
});
