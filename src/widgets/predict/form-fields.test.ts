import { describe, expect, it } from "vitest";
import { encodeRow } from "../../data/apply-cells";
import { dirtyPenguins, sampleModel } from "../../deployment/sample-model.fixture";
import { anotherLabel, fieldsOf, stateOf } from "./form-fields";

const model = await sampleModel(dirtyPenguins(), "Sex", {
  preparation: [
    { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Comments", "Region", "Stage", "Ring Note"] },
    { step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] },
    { step: "convert-units", column: "Body Mass (g)", below: 10, factor: 1000 },
    { step: "date-parts", columns: ["Date Egg"] },
    { step: "impute", columns: "all", number: "median", category: "own-level" },
    { step: "encode", columns: "all", as: "one-hot" },
    { step: "scale", columns: "all", as: "standardize" },
  ],
});
const fields = fieldsOf(model.preparation);
const fieldOf = (source: string) => {
  const field = fields.find((one) => one.source === source);
  if (!field) throw new Error(`no field ${source}`);
  return field;
};

describe("the fields of a model's form", () => {
  it("are one for each raw column, a date's four features being one", () => {
    const sources = fields.map(({ source }) => source);
    expect(new Set(sources).size).toBe(sources.length);
    expect(new Set(sources)).toEqual(new Set(model.preparation.columns.map(({ source }) => source)));
    expect(fieldOf("Date Egg").kind).toBe("date");
  });

  it("begin with a row that the model can be asked about, inside its range", () => {
    const row = Object.fromEntries(fields.map(({ source, start }) => [source, start]));
    expect(encodeRow(model.preparation, row).ok).toBe(true);
    expect(fields.map((field) => stateOf(field, field.start))).toEqual(fields.map(() => "fine"));
  });
});

describe("what stands in a field", () => {
  it("is outside where the training rows have nothing like it, in whatever unit it was typed", () => {
    const mass = fieldOf("Body Mass (g)");
    expect(stateOf(mass, "4600")).toBe("fine");
    expect(stateOf(mass, "4,600")).toBe("fine");
    expect(stateOf(mass, "4.6")).toBe("fine");
    expect(stateOf(mass, "50000")).toBe("outside");
    expect(stateOf(fieldOf("Date Egg"), "1994-11-11")).toBe("outside");
  });

  it("is open where it is empty, a mark for missing, or no label of the training rows", () => {
    expect(stateOf(fieldOf("Culmen Depth (mm)"), "999")).toBe("open");
    expect(stateOf(fieldOf("Culmen Depth (mm)"), " ")).toBe("open");
    expect(stateOf(fieldOf("Island"), "")).toBe("open");
    expect(stateOf(fieldOf("Island"), anotherLabel)).toBe("open");
  });

  it("is no number where the preparation would not read one", () => {
    expect(stateOf(fieldOf("Body Mass (g)"), "heavy")).toBe("not-a-number");
    expect(stateOf(fieldOf("Body Mass (g)"), "4600 g")).toBe("not-a-number");
  });
});

describe("columns that only fill the gaps of others", () => {
  it("have a field each, and what is typed there decides what a gap becomes", async () => {
    const { preparation } = await sampleModel(dirtyPenguins(), "Sex", {
      preparation: [
        { step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] },
        { step: "convert-units", column: "Body Mass (g)", below: 10, factor: 1000 },
        { step: "impute", columns: ["Culmen Depth (mm)"], number: "nearest", category: "own-level", k: 3 },
        { step: "impute", columns: ["Body Mass (g)"], number: "median", category: "own-level", by: "Species" },
        { step: "drop-columns", columns: ["Species", "Culmen Length (mm)"] },
        { step: "auto" },
      ],
    });
    const all = fieldsOf(preparation);
    const start = Object.fromEntries(all.map((field) => [field.source, field.start]));
    const encoded = (change: Record<string, string>) => {
      const row = encodeRow(preparation, { ...start, ...change });
      return row.ok ? [...row.value] : [];
    };
    const species = all.find(({ source }) => source === "Species");
    expect(species).toMatchObject({ kind: "label" });
    const [first = "", , third = ""] = species?.kind === "label" ? species.labels : [];
    const noMass = { "Body Mass (g)": "" };
    expect(encoded({ ...noMass, Species: first })).not.toEqual(encoded({ ...noMass, Species: third }));

    const bill = all.find(({ source }) => source === "Culmen Length (mm)");
    if (bill?.kind !== "number") throw new Error("the length of the bill is not asked for");
    expect([stateOf(bill, "45"), stateOf(bill, "450")]).toEqual(["fine", "outside"]);
    const noDepth = { "Culmen Depth (mm)": "" };
    const lengths = [bill.min, bill.max].map((length) => encoded({ ...noDepth, "Culmen Length (mm)": String(length) }));
    expect(lengths[0]).not.toEqual(lengths[1]);
  });
});
