import type { Dataset } from "../dataset";

/** 1,797 handwritten digits of 8 × 8 pixels. */
const digits: Dataset = {
  id: "digits",
  file: "digits.pictures",
  unpack: () => import("../pictures-csv"),
  planter: () => import("./scramble"),
  card: {
    title: { en: "Handwritten digits" },
    gist: { en: "Tiny pictures of digits that people wrote: which digit is it?" },
    description: {
      en: "Digits that 13 people wrote on a form. Each was scanned, brought to one size and counted down to 8 × 8 pixels with 17 shades of gray. Small enough to see every number that a model sees.",
    },
    field: "language",
    peopleInIt: {
      en: "13 writers, not named, who wrote on a form to be read by a machine. Nothing else is told of them.",
    },
    rows: 1797,
    columns: [
      { name: "image", meaning: { en: "The digit, 8 × 8 pixels of gray, ink light on dark." } },
      { name: "digit", meaning: { en: "The digit that was to be written, 0 to 9." } },
    ],
    targets: [{ column: "digit" }],
    licence: "BSD-3-Clause (scikit-learn)",
    people: ["Ethem Alpaydin", "Cenk Kaynak"],
    citation:
      "Alpaydin E, Kaynak C (1998). Optical recognition of handwritten digits (its test part). UCI Machine Learning Repository. Packaged in scikit-learn.",
    source: {
      package: "Debian python3-sklearn",
      version: "1.2.1+dfsg-1",
      path: "sklearn/datasets/data/digits.csv.gz",
    },
    conversion: { en: "All rows; the grays from 0 to 16 spread over 0 to 255." },
    knownFaults: [
      {
        told: {
          en: "Nobody wrote down whose hand a digit is. Split at random, the same hand both teaches and judges: a new writer's digits will be read less well than the test says.",
        },
        counted: [{ what: "missing", column: "image", count: 0 }],
      },
      {
        told: { en: "The digits are not quite equally many: 183 are a 3, 174 an 8." },
        counted: [
          { what: "equals", column: "digit", value: "3", count: 183 },
          { what: "equals", column: "digit", value: "8", count: 174 },
        ],
      },
      { told: { en: "They stand in the middle, all of one size. On a real page they do not." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/digits.sh",
    sha256: "64c0a986ce051a9dda342e94ed2ab666bbfa143d515b5ed72ffa12fe01f9f790",
    faults: [
      {
        id: "scrambled",
        title: { en: "Pixels in another order" },
        told: {
          en: "The 64 pixels of every picture were put into another order, the same for all. Nothing was taken away.",
        },
        planted: [{ what: "pixels", column: "image", count: 1797 }],
      },
    ],
  },
};
export default digits;
