import { describe, expect, it } from "vitest";
import fixture from "./agreement-fixture.json";
import { agreementOf } from "./agreement";

describe("agreement of two labellers", () => {
  it.each(fixture.pairs)("has scikit-learn's kappa $kappa", ({ a, b, share, kappa }) => {
    const found = agreementOf(a, b);
    expect(found.share).toBeCloseTo(share, 12);
    expect(found.kappa).toBeCloseTo(kappa, 12);
  });

  it("counts only what both have labelled", () => {
    expect(agreementOf(["a", null, "b", "b"], ["a", "b", null, "a"])).toMatchObject({ both: 2, alike: 1, share: 0.5 });
  });

  it("is perfect where all labels are alike, whoever is asked first", () => {
    expect(agreementOf(["a", "b", "a"], ["a", "b", "a"]).kappa).toBe(1);
    const [a, b] = [
      ["a", "b", "a", "a"],
      ["b", "b", "a", "b"],
    ];
    expect(agreementOf(a, b).kappa).toBeCloseTo(agreementOf(b, a).kappa, 12);
  });

  it("has no kappa where both gave one label only, and none where nothing was labelled twice", () => {
    expect(agreementOf(["a", "a"], ["a", "a"])).toMatchObject({ share: 1, kappa: NaN });
    expect(agreementOf([null], ["a"])).toMatchObject({ both: 0, share: NaN, kappa: NaN });
  });
});
