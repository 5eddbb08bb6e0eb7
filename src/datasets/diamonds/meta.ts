import type { Dataset } from "../dataset";

/** 6,500 diamonds with price, weight, quality and size; twenty have a size that cannot be. */
const diamonds: Dataset = {
  id: "diamonds",
  file: "diamonds.csv",
  card: {
    title: { en: "Diamonds" },
    gist: { en: "Price, weight, quality and size of cut diamonds; some have no thickness." },
    description: {
      en: "Cut diamonds with their price, weight, three grades of quality and their size. Each row is one stone.",
    },
    field: "goods",
    rows: 6500,
    columns: [
      { name: "carat", unit: "0.2 g", meaning: { en: "Weight." } },
      { name: "cut", meaning: { en: "Quality of the cut: Fair, Good, Very Good, Premium, Ideal." } },
      { name: "color", meaning: { en: "D (without colour, best) to J." } },
      {
        name: "clarity",
        meaning: { en: "I1 (flaws can be seen) to IF (none inside): I1, SI2, SI1, VS2, VS1, VVS2, VVS1, IF." },
      },
      { name: "depth", unit: "%", meaning: { en: "Height divided by the mean of length and width." } },
      { name: "table", unit: "%", meaning: { en: "Width of the top divided by the widest part." } },
      { name: "price", unit: "US$", meaning: { en: "Price." } },
      { name: "x", unit: "mm", meaning: { en: "Length." } },
      { name: "y", unit: "mm", meaning: { en: "Width." } },
      { name: "z", unit: "mm", meaning: { en: "Height." } },
    ],
    targets: [{ column: "price" }, { column: "cut" }],
    licence: "MIT (ggplot2, as its DESCRIPTION states)",
    people: ["Hadley Wickham"],
    citation: "Wickham H (2016). ggplot2: Elegant Graphics for Data Analysis. Springer. Data set “diamonds”.",
    source: { package: "Debian r-cran-ggplot2", version: "3.4.1+dfsg-1", path: "ggplot2/data: diamonds" },
    conversion: {
      en: "A part of 53,940 rows: all 20 with an impossible size, and 6,480 of the others, drawn with a fixed seed. Impossible sizes are thus eight times as frequent as in the whole.",
    },
    knownFaults: [
      {
        told: { en: "20 stones have a height of 0 mm, 8 of them a length of 0 and 7 a width of 0: not measured." },
        counted: [
          { what: "equals", column: "z", value: "0", count: 20 },
          { what: "equals", column: "x", value: "0", count: 8 },
          { what: "equals", column: "y", value: "0", count: 7 },
        ],
      },
      {
        told: {
          en: "4 rows are repeated; stones of the shop, or the same stone seen from another side, nobody knows.",
        },
        counted: [{ what: "repeated", count: 4 }],
      },
      { told: { en: "The grades have an order that the alphabet does not know." }, counted: [] },
      {
        told: { en: "No price is above 18,823 dollars in the whole: dearer stones were not listed." },
        counted: [{ what: "above", column: "price", limit: 18823, count: 0 }],
      },
    ],
    convertedBy: "scripts/datasets/diamonds.sh",
    sha256: "fc23459b73d0fce20fc2a07fd3fd0b9e2e2cd3aba569438195c1c91f10a97468",
    faults: [],
  },
};
export default diamonds;
