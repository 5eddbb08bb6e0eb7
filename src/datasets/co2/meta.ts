import type { Dataset } from "../dataset";

/** The Keeling curve: carbon dioxide over Mauna Loa, month by month since 1958. */
const co2: Dataset = {
  id: "co2",
  file: "co2.csv",
  card: {
    title: { en: "Carbon dioxide" },
    gist: { en: "Carbon dioxide over Mauna Loa, month by month since 1958." },
    description: {
      en: "Carbon dioxide in the air over the observatory on Mauna Loa, Hawaii, from March 1958 to April 2020. It rises from year to year and breathes with the seasons of the northern forests. Each row is one month.",
    },
    field: "earth-space",
    rows: 741,
    columns: [
      { name: "Date", meaning: { en: "First day of the month." } },
      { name: "CO2", unit: "ppm", meaning: { en: "Molecules of carbon dioxide in a million of dry air." } },
      { name: "adjusted CO2", unit: "ppm", meaning: { en: "The same with the seasons taken out by a fitted curve." } },
    ],
    targets: [{ column: "CO2", without: ["adjusted CO2"] }],
    licence: "CC BY 4.0 (Scripps CO2 Program)",
    people: ["Charles David Keeling", "Ralph Keeling", "Scripps CO2 Program"],
    citation:
      "Keeling CD et al. (2001). Exchanges of atmospheric CO2 and 13CO2 with the terrestrial biosphere and oceans from 1978 to 2000. SIO Reference Series 01-06. Packaged in vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/co2-concentration.csv" },
    conversion: { en: "None: the package carries this file." },
    knownFaults: [
      {
        told: {
          en: "5 months have no row: June and October 1958, February to April 1964, when there was no money for measuring.",
        },
        counted: [{ what: "skipped-months", column: "Date", count: 5 }],
      },
      {
        told: {
          en: "adjusted CO2 is made from CO2: it tells the answer. It was fitted to the whole series, so it also knows the future.",
        },
        counted: [],
      },
      { told: { en: "A random split puts both neighbours of a month into training. Split by time." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/co2.sh",
    sha256: "c1a4a970864145940a28225cae288618b156cb32f9a2a1b6606ba7124134febb",
    faults: [],
  },
};
export default co2;
