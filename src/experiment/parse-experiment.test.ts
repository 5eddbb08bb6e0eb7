import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "./experiment";
import { currentFormat, parseExperiment } from "./parse-experiment";

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

  it("keeps no field that the schema does not know", () => {
    const outcome = parseExperiment({ ...experiment, extra: "<script>" });
    expect(outcome).toEqual({ ok: true, value: experiment });
  });
});
