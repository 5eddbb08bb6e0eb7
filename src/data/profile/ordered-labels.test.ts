import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderOf } from "./ordered-labels";

describe("the order of labels", () => {
  it.each([
    ["low medium high"],
    ["Small Medium Large"],
    ["S M L XL"],
    ["Fair Good Very-Good Premium Ideal"],
    ["I1 SI2 SI1 VS2 VS1 VVS2 VVS1 IF"],
    ["strongly_disagree disagree neutral agree strongly_agree"],
    ["Mon Tue Wed Thu Fri Sat Sun"],
    ["January February March April May June July August September October November December"],
    ["never sometimes often always"],
    ["mild moderate severe"],
  ])("is told by their words: %s", (scale) => {
    const order = scale.split(" ");
    expect(orderOf([...order].reverse())).toEqual(order);
  });

  it.each([
    [["<10", "10-19", "20-29", "30+"]],
    [["under 18", "18 to 65", "over 65"]],
    [["[10,15)", "[15,20)", "[20,25)", "[25,30)"]],
    [["$0-$9,999", "$10,000-$19,999", "$20,000 or more"]],
    [["5k–10k", "10k–50k", "50k–1M"]],
    [["-10.000)", "[10.000-15.000)", "[15.000-20.000)", "[75.000-"]],
    [["2.5 to 3.1", "3.1 to 4", "4 to 9"]],
  ])("is told by their numbers: %j", (order) => {
    expect(orderOf([order[2] ?? "", order[0] ?? "", ...order.slice(3), order[1] ?? ""])).toEqual(order);
  });

  it("keeps other spellings of a label beside it", () => {
    expect(orderOf(["high", "LOW ", "medium", "low"])).toEqual(["LOW ", "low", "medium", "high"]);
  });

  it.each([
    [["red", "green", "blue"]],
    [["yes", "no"]],
    [["low", "high"]],
    [["low", "medium", "high", "Torgersen"]],
    [["A", "B", "AB", "0"]],
    [["10", "20", "30"]],
    [["2-1", "3-3", "0-4"]],
    [["2-4", "3-5", "1-2"]],
    [["Biscoe", "Dream", "Torgersen"]],
  ])("is not made up: %j", (labels) => {
    expect(orderOf(labels)).toBeNull();
  });

  it("names each label once, whatever they are", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 8 }), (labels) => {
        const order = orderOf(labels);
        if (order) expect([...order].sort()).toEqual([...labels].sort());
      }),
    );
  });
});
