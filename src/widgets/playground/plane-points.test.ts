import { describe, expect, it } from "vitest";
import { prepare } from "../../data/prepare/prepare";
import { drawPoints } from "../../datasets/points/points";
import { makeTable, numberColumn, textColumn } from "../../data/table";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { initialWeights } from "../../models/mlp/initial-weights";
import { planLayers } from "../../models/mlp/layer-plan";
import { mapAxes, unitMaps } from "../../models/mlp/maps";
import { answerAt, boundaries, judge } from "./plane";
import { className, planePoints, type PointSource } from "./plane-points";
import { untrained } from "./untrained";

const source: PointSource = { kind: "points", shape: "moons", count: 90, noise: 0.2, added: [[0.5, -1, 2]] };
const experiment: Experiment = {
  ...defaultExperiment,
  seed: 3,
  data: source,
  target: "class",
  preparation: [{ step: "scale", columns: "all", as: "standardize" }],
  model: { family: "mlp", layers: [{ units: 5, activation: "tanh" }] },
};

/** What the worker makes of the same experiment. */
function prepared() {
  const points = drawPoints(source);
  const table = makeTable([
    numberColumn(
      "x1",
      points.map(([x1]) => x1),
    ),
    numberColumn(
      "x2",
      points.map(([, x2]) => x2),
    ),
    textColumn(
      "class",
      points.map(([, , label]) => className(label)),
    ),
  ]);
  const outcome = prepare(table, experiment);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}

describe("the points of a plane", () => {
  it("fall into the parts that the worker will put them into", () => {
    const { parts, sourceRows } = prepared();
    const points = planePoints(experiment);
    for (const part of ["train", "validation", "test"] as const) {
      const here = points.flatMap((point, row) => (point.part === part ? [row] : []));
      expect(here).toEqual(Array.from(parts[part], (row) => sourceRows[row]));
    }
  });

  it("have no part while there are too few to divide", () => {
    expect(planePoints({ ...experiment, data: { ...source, shape: "none" } })[0]?.part).toBeNull();
  });
});

describe("an untrained network", () => {
  it("has the maps that the worker's first look at it will have", () => {
    const { fitted, classes } = prepared();
    const shape = { task: "classification", inputs: 2, classes: classes.length } as const;
    const plan = planLayers(experiment.model, shape);
    const flat = initialWeights(plan, experiment.seed);
    const axes = mapAxes(fitted);
    const ours = untrained(experiment, planePoints(experiment), classes.length);
    expect(ours?.layers[0]?.kernel).toEqual(flat.slice(0, 10));
    const theirs = axes && ours && unitMaps(ours.layers, axes);
    ours?.maps.field.forEach((value, i) => expect(value).toBeCloseTo(theirs?.field[i] ?? NaN, 4));
  });

  it("is nothing for a baseline, for one class, and for more weights than the page should carry", () => {
    const points = planePoints(experiment);
    expect(untrained({ ...experiment, model: { family: "baseline" } }, points, 3)).toBeNull();
    expect(untrained(experiment, points, 1)).toBeNull();
    const layers = Array.from({ length: 2 }, () => ({ units: 500, activation: "relu" as const }));
    expect(untrained({ ...experiment, model: { family: "mlp", layers } }, points, 3)).toBeNull();
  });
});

describe("the field", () => {
  const size = 40;
  // Class 1 on the right half.
  const half = Float32Array.from({ length: size * size }, (_, i) => (i % size < size / 2 ? 0.1 : 0.9));
  const maps = { span: 2.2, size: 1, hidden: [], fieldSize: size, field: half };
  const point = (x1: number, label: number) => ({ x1, x2: 0, label, part: "validation" as const });

  it("answers with the class under a point, and counts what is right", () => {
    expect(answerAt(maps, -1, 1, 2)).toBe(0);
    expect(answerAt(maps, 1, 1, 2)).toBe(1);
    const { wrong, right, judged } = judge(maps, [point(-1, 0), point(1, 3), point(1, 0)], [0, 3]);
    expect([right, judged]).toEqual([2, 3]);
    expect(wrong).toEqual([point(1, 0)]);
  });

  it("has its boundary between the classes, for two and for more", () => {
    expect(boundaries(maps, 2, 100)).toMatch(/^M50 1\.3L50 /);
    const three = { ...maps, field: half.map((p, i) => (p > 0.5 ? 1.45 : i < 0 ? 0 : 0.45)) };
    expect(answerAt(three, 1, 1, 3)).toBe(1);
    expect(boundaries(three, 3, 100)).toContain("M50 ");
  });
});
