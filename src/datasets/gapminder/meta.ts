import type { Dataset } from "../dataset";

/** 62 countries every five years from 1955 to 2005: groups and time in one small table. */
const gapminder: Dataset = {
  id: "gapminder",
  file: "gapminder.csv",
  card: {
    title: { en: "Gapminder" },
    gist: { en: "Life expectancy and children per woman in 62 countries, 1955 to 2005." },
    description: {
      en: "Population, life expectancy and fertility of 62 countries, every five years from 1955 to 2005. Each row is one country in one year.",
    },
    field: "society",
    peopleInIt: { en: "Whole populations as one number each; no person can be found in it." },
    harm: {
      en: "A country's mean hides its people: rich and poor, city and land. Comparing countries as if they had chosen their numbers, without wars, famines and history, blames those who suffered them.",
    },
    rows: 682,
    columns: [
      { name: "year", meaning: { en: "1955, 1960, … 2005." } },
      { name: "country", meaning: { en: "In its borders of today." } },
      { name: "cluster", meaning: { en: "A region of the world, as a number from 0 to 5: a label, not a quantity." } },
      { name: "pop", meaning: { en: "Inhabitants." } },
      { name: "life_expect", unit: "years", meaning: { en: "Life expectancy at birth." } },
      { name: "fertility", meaning: { en: "Children a woman." } },
    ],
    targets: [{ column: "life_expect", group: "country" }],
    licence: "CC BY 4.0 (Gapminder)",
    people: ["Gapminder Foundation"],
    citation: "Free material from gapminder.org, CC BY 4.0. Packaged in vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/gapminder.json" },
    conversion: { en: "Written as CSV." },
    knownFaults: [
      {
        told: {
          en: "11 rows belong to each of the 62 countries: split by country, or the model has seen its neighbours in time.",
        },
        counted: [
          { what: "distinct", column: "year", count: 11 },
          { what: "distinct", column: "country", count: 62 },
        ],
      },
      {
        told: { en: "1 life expectancy is below 30 years, and it is no slip: China in 1960, in a famine." },
        counted: [{ what: "below", column: "life_expect", limit: 30, count: 1 }],
      },
      { told: { en: "Nobody knows why these countries were chosen; most of Africa is not among them." }, counted: [] },
      {
        told: { en: "Gaps in the sources were filled with estimates; a filled cell looks like any other." },
        counted: [],
      },
    ],
    convertedBy: "scripts/datasets/gapminder.sh",
    sha256: "534e961a145a88b3117e8db8acba77866ecf20f5a749c59f50f7dff7893d94be",
    faults: [],
  },
};
export default gapminder;
