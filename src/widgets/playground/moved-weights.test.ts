import { describe, expect, it } from "vitest";
import { pointsExperiment } from "../../app/labs/points-experiment";
import type { Experiment } from "../../experiment/experiment";
import type { HandWeight } from "../../experiment/hand-weights";
import type { ModelSpec } from "../../experiment/model-spec";
import type { PointInput } from "../../experiment/point-inputs";
import { movedWeights } from "./moved-weights";

const layers = (...units: number[]): ModelSpec => ({
  family: "mlp",
  layers: units.map((count) => ({ units: count, activation: "tanh" })),
});
const at = (layer: number, from: number | null, unit: number, value = 1): HandWeight => ({ layer, from, unit, value });

interface Network {
  readonly model?: ModelSpec;
  readonly inputs?: PointInput[];
  readonly added?: [number, number, number][];
}

function experimentOf({ model = layers(4, 3), inputs, added }: Network, weights: readonly HandWeight[]): Experiment {
  const { data, training } = pointsExperiment;
  return {
    ...pointsExperiment,
    model,
    data: { ...data, ...(inputs && { inputs }), ...(added && { added }) } as Experiment["data"],
    training: { ...training, weights: [...weights] },
  };
}

function after(before: Network, edited: Network, weights: readonly HandWeight[]) {
  const moved = movedWeights(experimentOf(before, weights), experimentOf(edited, weights));
  return { weights: moved.experiment.training.weights, lost: moved.lost };
}

describe("a number that was set by hand", () => {
  it("goes with its input when others come and go, and is let go of with it", () => {
    const weights = [at(0, 0, 1, 5), at(0, 1, 2, 7), at(0, null, 0, 9)];
    expect(after({}, { inputs: ["x1^2", "x2"] }, weights)).toEqual({
      weights: [at(0, 1, 2, 7), at(0, null, 0, 9)],
      lost: 1,
    });
    expect(after({ inputs: ["x2", "x1*x2"] }, { inputs: ["x1", "x2", "x1*x2"] }, weights)).toEqual({
      weights: [at(0, 1, 1, 5), at(0, 2, 2, 7), at(0, null, 0, 9)],
      lost: 0,
    });
  });

  it("stays while its unit is there, at both of its ends", () => {
    const weights = [at(0, 0, 3), at(1, 3, 0), at(1, 2, 0), at(2, 1, 0)];
    expect(after({}, { model: layers(3, 3) }, weights)).toEqual({ weights: [at(1, 2, 0), at(2, 1, 0)], lost: 2 });
    expect(after({}, { model: layers(9, 3) }, weights)).toEqual({ weights, lost: 0 });
  });

  it("goes with its layer: a weight only where what it weighs is still before it", () => {
    const weights = [at(0, 0, 0), at(1, 0, 0), at(1, null, 0), at(2, 0, 0), at(2, null, 0)];
    expect(after({}, { model: layers(4) }, weights)).toEqual({ weights: [at(0, 0, 0), at(1, null, 0)], lost: 3 });
    expect(after({}, { model: layers(4, 3, 2) }, weights)).toEqual({
      weights: [at(0, 0, 0), at(1, 0, 0), at(1, null, 0), at(3, null, 0)],
      lost: 1,
    });
    expect(after({}, { model: layers(3) }, weights)).toEqual({
      weights: [at(0, null, 0), at(1, 0, 0), at(1, null, 0)],
      lost: 2,
    });
    expect(after({}, { model: { family: "linear" } }, weights)).toEqual({ weights: [at(0, null, 0)], lost: 4 });
  });

  it("of the output is let go of when that has other classes to tell apart", () => {
    const weights = [at(1, 0, 0), at(2, 0, 0), at(2, null, 0)];
    expect(after({}, { added: [[0, 0, 2]] }, weights)).toEqual({ weights: [at(1, 0, 0)], lost: 2 });
    expect(after({}, { added: [[0, 0, 1]] }, weights)).toEqual({ weights, lost: 0 });
  });

  it("has no place in a model without weights; nothing is left of a change that was nothing else", () => {
    const groups = { family: "clustering", groups: 3, start: "spread" } as const;
    const before = experimentOf({}, [at(0, 0, 0)]);
    const changes = [
      { atEpoch: 3, weights: [at(0, 1, 1)] },
      { atEpoch: 5, learningRate: 0.1, weights: [at(2, 0, 0)] },
    ];
    const run = { ...before, training: { ...before.training, changes } };
    const moved = movedWeights(run, { ...run, model: groups });
    expect(moved.lost).toBe(3);
    expect(moved.experiment.training).toEqual({
      ...pointsExperiment.training,
      changes: [{ atEpoch: 5, learningRate: 0.1 }],
    });
  });

  it("that came with the edit itself stays where that put it", () => {
    const edited = experimentOf({ inputs: ["x2"] }, [at(0, 0, 0, 2)]);
    expect(movedWeights(experimentOf({}, [at(0, 0, 0, 1)]), edited)).toEqual({ experiment: edited, lost: 0 });
  });
});
