import type { Dataset } from "../dataset";

/** 406 cars of the model years 1970 to 1982: the classic table for a first regression. */
const cars: Dataset = {
  id: "cars",
  file: "cars.csv",
  card: {
    title: { en: "Cars" },
    gist: { en: "Cars of 1970 to 1982: how far they go on a gallon." },
    description: {
      en: "Cars sold in the United States between 1970 and 1982, with weight, power and fuel consumption. Each row is one model of one year.",
    },
    field: "goods",
    rows: 406,
    columns: [
      { name: "Name", meaning: { en: "Maker and model." } },
      { name: "Miles_per_Gallon", unit: "mi/gal", meaning: { en: "Distance on a US gallon of petrol." } },
      { name: "Cylinders", meaning: { en: "Number of cylinders." } },
      { name: "Displacement", unit: "in³", meaning: { en: "Volume of all cylinders." } },
      { name: "Horsepower", unit: "hp", meaning: { en: "Power of the engine." } },
      { name: "Weight_in_lbs", unit: "lb", meaning: { en: "Weight." } },
      {
        name: "Acceleration",
        unit: "s",
        meaning: { en: "Seconds from standing to 60 miles an hour: more is slower." },
      },
      { name: "Year", meaning: { en: "Model year." } },
      { name: "Origin", meaning: { en: "Where the maker comes from." } },
    ],
    targets: [{ column: "Miles_per_Gallon" }, { column: "Origin" }],
    licence:
      "BSD-3-Clause, of the package; for this table: “The original was distributed in 1982 for educational and scientific purposes.”",
    people: ["Ernesto Ramos", "David Donoho"],
    citation:
      "Ramos E, Donoho D (1983). The 1983 ASA Data Exposition Dataset. StatLib, http://lib.stat.cmu.edu/datasets/. Packaged in vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/cars.json" },
    conversion: {
      en: "Written as CSV. The package dates every car 1 January of its model year; only the year is kept.",
    },
    knownFaults: [
      {
        told: { en: "6 cars have no horsepower, 8 others no miles per gallon." },
        counted: [
          { what: "missing", column: "Horsepower", count: 6 },
          { what: "missing", column: "Miles_per_Gallon", count: 8 },
        ],
      },
      {
        told: {
          en: "No car is of 1981, and 61 are of 1982, twice as many as in other years: two model years went into one.",
        },
        counted: [
          { what: "equals", column: "Year", value: "1981", count: 0 },
          { what: "equals", column: "Year", value: "1982", count: 61 },
        ],
      },
      {
        told: { en: "Makers are misspelt in 5 names: chevroelt, toyouta, vokswagen, maxda twice." },
        counted: [{ what: "matches", column: "Name", pattern: "^(chevroelt|toyouta|vokswagen|maxda)", count: 5 }],
      },
      {
        told: { en: "3 rows name a model and year that stood before: another version of the car." },
        counted: [{ what: "repeated", columns: ["Name", "Year"], count: 3 }],
      },
    ],
    convertedBy: "scripts/datasets/cars.sh",
    sha256: "12253f14c2d0e9b7a8f7f0c752bb2b765beb407c2f68aab944754ec3296d642a",
    faults: [],
  },
};
export default cars;
