import { describe, expect, it } from "vitest";
import { featureGroups, largestWeight } from "./feature-groups";

describe("features by their raw column", () => {
  it("are told by their names, or by the preparation where there is one", () => {
    const features = ["Mass", "Species = A", "Species = B", "Date year", "Date month"];
    expect(featureGroups(features).map(({ column }) => column)).toEqual(["Mass", "Species", "Date year", "Date month"]);
    const columns = [{ source: "Date", features: ["Date year", "Date month"] }];
    expect(featureGroups(features, columns).at(-1)).toEqual({ column: "Date", features: [3, 4] });
  });

  it("are drawn with the largest weight among them, sign and all", () => {
    const layer = {
      inputs: 3,
      units: 2,
      activation: "relu",
      kernel: Float32Array.of(1, 9, -3, 9, 2, 9),
      bias: new Float32Array(2),
    };
    expect(largestWeight(layer, [0, 1, 2], 0)).toBe(-3);
    expect(largestWeight(layer, [], 0)).toBe(0);
  });
});
