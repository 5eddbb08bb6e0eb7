import { expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { patched } from "./patch";
import { readPatch } from "./read-patch";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 100, noise: 0.1 },
  target: "class",
};

test("a patch changes what it names, removes what it sets to null, and leaves the rest", () => {
  const outcome = patched(experiment, { split: { group: "Ring" }, training: { earlyStopping: null, epochs: 5 } });
  expect(outcome).toEqual({
    ok: true,
    value: {
      ...experiment,
      split: { ...experiment.split, group: "Ring" },
      training: { epochs: 5, batchSize: 32, optimizer: "adam", learningRate: 0.003 },
    },
  });
});

test("a patch that would break the experiment fails", () => {
  expect(patched(experiment, { training: { epochs: -1 } })).toMatchObject({
    ok: false,
    failure: { code: "experiment/field" },
  });
  expect(patched(experiment, { data: null })).toMatchObject({ ok: false });
});

test.each(["", "[]", "7", "{", '"a"', "null"])("%s is no patch", (source) => {
  expect(readPatch(source)).toBeNull();
});

test("a patch cannot reach the prototype of objects", () => {
  const patch = readPatch('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  if (patch) patched(experiment, patch);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
