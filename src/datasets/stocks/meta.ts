import type { Dataset } from "../dataset";

/** Monthly prices of five companies, 2000 to 2010: five series of unequal length. */
const stocks: Dataset = {
  id: "stocks",
  file: "stocks.csv",
  card: {
    title: { en: "Five stocks" },
    gist: { en: "Monthly prices of five companies, 2000 to 2010." },
    description: {
      en: "The price of a share of Microsoft, Amazon, IBM, Google and Apple, once a month from January 2000 to March 2010. Each row is one company in one month.",
    },
    field: "finance",
    harm: {
      en: "These five are known because they survived: who learns from winners expects to win. A model that fits the past of a price says next to nothing of its future; nobody should put money on it.",
    },
    rows: 560,
    columns: [
      { name: "symbol", meaning: { en: "The company: MSFT, AMZN, IBM, GOOG or AAPL." } },
      { name: "date", meaning: { en: "First day of the month." } },
      {
        name: "price",
        unit: "US$",
        meaning: { en: "Price of a share, corrected for later splits and dividends as it seems." },
      },
    ],
    targets: [{ column: "price" }],
    licence: "BSD-3-Clause, of the package; it names no other for this table",
    people: ["the makers of vega-datasets"],
    citation: "stocks.csv, vega-datasets 3.2.1, https://github.com/vega/vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/stocks.csv" },
    conversion: { en: "“Jan 1 2000” is written 2000-01-01." },
    knownFaults: [
      {
        told: { en: "Google has 68 months, the others 123: it was not traded before August 2004." },
        counted: [
          { what: "equals", column: "symbol", value: "GOOG", count: 68 },
          { what: "equals", column: "symbol", value: "IBM", count: 123 },
        ],
      },
      {
        told: {
          en: "The rows are 5 series: a random split puts both neighbours of a month into training. Split by time.",
        },
        counted: [{ what: "distinct", column: "symbol", count: 5 }],
      },
      {
        told: { en: "Whether prices are corrected for splits is not said; Apple's 26 dollars in 2000 suggest it." },
        counted: [],
      },
    ],
    convertedBy: "scripts/datasets/stocks.sh",
    sha256: "95c621b65b555fb7861ec5e94cae2c9746ee7894bb6da64388b05f7a923beb4c",
    faults: [],
  },
};
export default stocks;
