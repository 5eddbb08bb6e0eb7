import { expect, it } from "vitest";
import type { StepKind } from "../../experiment/preparation";
import { stepsBeforeRest, withStep } from "./place-step";
import { newStep } from "./step-forms";

const kinds = (before: readonly StepKind[], added: StepKind): StepKind[] =>
  withStep(before.map(newStep), newStep(added)).steps.map(({ step }) => step);

it("a repair goes before what makes features, after the other repairs", () => {
  expect(kinds(["drop-columns", "impute", "scale"], "relabel")).toEqual(["drop-columns", "relabel", "impute", "scale"]);
});

it("a logarithm goes before the gaps are filled and before the scaling", () => {
  expect(kinds(["drop-columns", "impute", "encode", "scale"], "log")).toEqual([
    "drop-columns",
    "log",
    "impute",
    "encode",
    "scale",
  ]);
});

it("what does the rest by itself stays last", () => {
  expect(kinds(["auto"], "scale")).toEqual(["scale", "auto"]);
  expect(kinds(["impute"], "auto")).toEqual(["impute", "auto"]);
});

it("further steps are suggested by the table that the rest is still to repair", () => {
  expect(stepsBeforeRest([newStep("relabel"), newStep("auto"), newStep("scale")])).toBe(1);
  expect(stepsBeforeRest([newStep("relabel"), { step: "auto", off: true }])).toBe(2);
});
