import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "./experiment";
import { currentFormat, parseExperiment, parseKeptExperiment } from "./parse-experiment";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };

describe("an Experiment from outside", () => {
  it("comes back as it was after a trip through JSON", () => {
    expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual({ ok: true, value: experiment });
  });

  it("is refused with the path of the field that is wrong", () => {
    const wrong = { ...experiment, training: { ...experiment.training, epochs: "many" } };
    expect(parseExperiment(wrong, "mine.json")).toMatchObject({
      ok: false,
      failure: { code: "experiment/field", field: "training.epochs", file: "mine.json" },
    });
  });

  it.each(["", "two\nlines", "x".repeat(81), "a\u2028b"])(
    "with a step called %j is refused: a name is one short line",
    (name) => {
      expect(parseExperiment({ ...experiment, preparation: [{ step: "auto", name }] })).toMatchObject({
        ok: false,
        failure: { code: "experiment/field", field: "preparation.0.name" },
      });
    },
  );

  it("of a newer format is refused with both formats", () => {
    expect(parseExperiment({ ...experiment, format: currentFormat + 1 })).toMatchObject({
      ok: false,
      failure: { code: "experiment/format-newer", values: { format: currentFormat + 1, current: currentFormat } },
    });
  });

  it.each([[0], [-1], [1.5], ["1"], [undefined]])("of format %s is refused", (format) => {
    expect(parseExperiment({ ...experiment, format })).toMatchObject({
      ok: false,
      failure: { code: "experiment/format-unknown" },
    });
  });

  it.each([[null], [[]], ["{}"], [7]])("that is %j is refused as no object", (input) => {
    expect(parseExperiment(input)).toMatchObject({ ok: false, failure: { code: "experiment/not-an-object" } });
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(typeof parseExperiment(input).ok).toBe("boolean");
      }),
    );
  });

  it.each([
    [{ ...experiment, extra: 1 }, "extra", {}],
    [{ ...experiment, sed: 7 }, "sed", { closest: "seed" }],
    [{ ...experiment, training: { ...experiment.training, epocs: 5 } }, "training.epocs", { closest: "epochs" }],
    [
      { ...experiment, training: { ...experiment.training, earlyStopping: { patience: 5, patienc: 6 } } },
      "training.earlyStopping.patienc",
      { closest: "patience" },
    ],
    [{ ...experiment, data: { ...experiment.data, fault: [] } }, "data.fault", { closest: "faults" }],
    [
      { ...experiment, preparation: [{ step: "auto" }, { step: "log", columns: "all", of: true }] },
      "preparation.1.of",
      { closest: "off" },
    ],
    [
      { ...experiment, model: { family: "mlp", layers: [{ units: 4, activation: "relu", drop: 0.5 }] } },
      "model.layers.0.drop",
      { names: "units, activation, dropout, batchNorm", more: 0 },
    ],
    [JSON.parse(JSON.stringify(experiment).replace("{", '{"__proto__":{},')), "__proto__", {}],
  ])(
    "with a field that is not known is refused, with its path and the name that was meant (%#)",
    (input, field, near) => {
      expect(parseExperiment(input)).toMatchObject({
        ok: false,
        failure: { code: "experiment/unknown-field", field, values: near },
      });
    },
  );

  it("that the app kept is read without the fields of a later version", () => {
    const later = { ...experiment, extra: 1, training: { ...experiment.training, extra: 1 } };
    expect(parseKeptExperiment(later)).toEqual({ ok: true, value: experiment });
  });
});
