import type { Dataset } from "../dataset";

/** 932 homes sold around Sacramento within five days, with their place on the map. */
const sacramento: Dataset = {
  id: "sacramento",
  file: "sacramento.csv",
  card: {
    title: { en: "Homes in Sacramento" },
    gist: { en: "Homes that were sold within five days, with their place on the map." },
    description: {
      en: "Homes in and around Sacramento, California, that were sold within five days of May 2008, as a newspaper listed them. Each row is one home.",
    },
    field: "goods",
    peopleInIt: { en: "Nobody by name; but a place and a price lead to a household." },
    harm: {
      en: "Place stands in for who lives there: in this country banks once drew red lines around districts by their people's skin. A model that prices by zip code or coordinates carries such lines on.",
    },
    rows: 932,
    columns: [
      { name: "city", meaning: { en: "Town, in capitals, with _ for a blank." } },
      { name: "zip", meaning: { en: "Zip code: a label that looks like a number." } },
      { name: "beds", meaning: { en: "Bedrooms." } },
      { name: "baths", meaning: { en: "Bathrooms; a half has no bath." } },
      { name: "sqft", unit: "ft²", meaning: { en: "Area inside." } },
      { name: "type", meaning: { en: "Residential, Condo or Multi_Family." } },
      { name: "price", unit: "US$", meaning: { en: "What it was sold for." } },
      { name: "latitude", unit: "°", meaning: { en: "North of the equator." } },
      { name: "longitude", unit: "°", meaning: { en: "East of Greenwich; negative is west." } },
    ],
    targets: [{ column: "price" }],
    licence: "MIT (modeldata, as its DESCRIPTION states)",
    people: ["The Sacramento Bee", "SpatialKey", "Max Kuhn"],
    citation:
      "SpatialKey sample data: Sacramento real estate transactions, as reported by the Sacramento Bee. Packaged in modeldata.",
    source: { package: "Debian r-cran-modeldata", version: "1.1.0-1", path: "modeldata/data: Sacramento" },
    conversion: { en: "Coordinates to 5 places (about a metre); the letter z before the zip code is left out." },
    knownFaults: [
      {
        told: {
          en: "2 rows are repeated, and 10 share a place with an earlier one: flats of one house, or sold twice.",
        },
        counted: [
          { what: "repeated", count: 2 },
          { what: "repeated", columns: ["latitude", "longitude"], count: 10 },
        ],
      },
      {
        told: { en: "Only 13 homes are for several families and 53 are condos; 866 are plain houses." },
        counted: [
          { what: "equals", column: "type", value: "Multi_Family", count: 13 },
          { what: "equals", column: "type", value: "Condo", count: 53 },
          { what: "equals", column: "type", value: "Residential", count: 866 },
        ],
      },
      {
        told: { en: "zip has 68 values: a number to a computer, a district to everybody else." },
        counted: [{ what: "distinct", column: "zip", count: 68 }],
      },
      {
        told: { en: "Missing and wrong values were filled in by the packagers from a web search; which, is not told." },
        counted: [],
      },
    ],
    convertedBy: "scripts/datasets/sacramento.sh",
    sha256: "c0028e4e92a95439ec0d14d2c8cb7150747517fbd6d9651664c5ad4c38409cda",
    faults: [],
  },
};
export default sacramento;
