import type { Dataset } from "../dataset";

/** Twelve people swallowed a medicine; how much of it was in their blood over the next 25 hours. */
const theophylline: Dataset = {
  id: "theophylline",
  file: "theophylline.csv",
  card: {
    title: { en: "A medicine in the blood" },
    gist: { en: "Twelve people swallowed theophylline: how much is in the blood, hour by hour?" },
    description: {
      en: "Theophylline, a medicine against asthma, was swallowed by twelve people; their blood was measured eleven times over the next 25 hours. The curve climbs fast and falls slowly. Each row is one measurement.",
    },
    field: "pharmaceuticals",
    peopleInIt: { en: "12 people of a clinical study, as numbers." },
    harm: {
      en: "The step from helping to poisoning is small with this medicine. Twelve people cannot stand for children, the old or the ill: no dose may be taken from here.",
    },
    rows: 132,
    columns: [
      { name: "Subject", meaning: { en: "The person, 1 to 12: a name, not a quantity." } },
      { name: "Wt", unit: "kg", meaning: { en: "Weight of the person." } },
      { name: "Dose", unit: "mg/kg", meaning: { en: "What was swallowed, for each kilogram of weight." } },
      { name: "Time", unit: "h", meaning: { en: "Since it was swallowed." } },
      { name: "conc", unit: "mg/l", meaning: { en: "Theophylline in the blood serum." } },
    ],
    targets: [{ column: "conc", group: "Subject" }],
    licence: "Part of R 4.2.2 (GPL-2 | GPL-3)",
    people: ["Robert Upton", "Alison Boeckmann", "Lewis Sheiner", "Stuart Beal"],
    citation:
      "Boeckmann AJ, Sheiner LB, Beal SL (1994). NONMEM Users Guide: Part V. University of California, San Francisco. Packaged in R, datasets.",
    source: { package: "Debian r-base-core", version: "4.2.2.20221110-2", path: "R/library/datasets: Theoph" },
    conversion: { en: "Written as CSV." },
    knownFaults: [
      {
        told: { en: "12 people, 11 rows each: split by Subject, or the model has met the person." },
        counted: [{ what: "distinct", column: "Subject", count: 12 }],
      },
      {
        told: {
          en: "At time 0 only 9 of 12 have nothing in the blood: 3 had it there before they swallowed it, from tea or coffee perhaps, or the measurement is that rough.",
        },
        counted: [
          { what: "equals", column: "conc", value: "0", count: 9 },
          { what: "equals", column: "Time", value: "0", count: 12 },
        ],
      },
      {
        told: {
          en: "Everybody swallowed about the same amount (320 mg): Dose is little else than weight turned upside down.",
        },
        counted: [],
      },
    ],
    convertedBy: "scripts/datasets/theophylline.sh",
    sha256: "96c435c36faf47d964880f986cf2ce5ccd3b7ca850008e84d398d136e8da9b83",
    faults: [],
  },
};
export default theophylline;
