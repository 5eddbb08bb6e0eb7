import { describe, expect, it } from "vitest";
import { closestName, nearNames } from "./closest-name";

const names = ["Species", "Body Mass (g)", "Sex", "Island", "y"];

describe("the closest name", () => {
  it.each([
    ["species", "Species"],
    ["Speceis", "Species"],
    ["body_mass_g", "Body Mass (g)"],
    ["sex ", "Sex"],
    ["Iland", "Island"],
    ["Y", "y"],
  ])("of %s is %s", (asked, meant) => {
    expect(closestName(asked, names)).toBe(meant);
  });

  it.each(["price", "", "z", "Individual ID"])("of %s is none", (asked) => {
    expect(closestName(asked, ["Species", "Body Mass (g)", "Island"])).toBeUndefined();
  });

  it("where none is near, says what there is, and not too much of it", () => {
    expect(nearNames("price", ["a1", "b2"])).toEqual({ names: "a1, b2", more: 0 });
    const many = Array.from({ length: 2000 }, (_, at) => `column ${at}`);
    expect(nearNames("price", many)).toEqual({ names: many.slice(0, 8).join(", "), more: 1992 });
  });
});
