import type { Dataset } from "../dataset";

/** The words that were counted; “num” stands before a number. */
const words =
  "make address all num3d our over remove internet order mail receive will people report addresses free business email you credit your font num000 money hp hpl george num650 lab labs telnet num857 data num415 num85 technology num1999 parts pm direct cs meeting original project re edu table conference";

const signs = [
  ["charSemicolon", "semicolons."],
  ["charRoundbracket", "opening round brackets."],
  ["charSquarebracket", "opening square brackets."],
  ["charExclamation", "exclamation marks."],
  ["charDollar", "dollar signs."],
  ["charHash", "hash signs."],
] as const;

/** 1,900 mails as 57 counts: which words and signs they hold, and whether they were spam. */
const spam: Dataset = {
  id: "spam",
  file: "spam.csv",
  card: {
    title: { en: "Spam" },
    gist: { en: "Mails of the nineties as 57 counts of words and signs: spam or not?" },
    description: {
      en: "Mails that reached people at Hewlett-Packard Labs. Of each the table holds how many of 100 words were a certain word, how many of 100 characters a certain sign, and how long its runs of capitals were. Each row is one mail; its text is not in it.",
    },
    field: "language",
    peopleInIt: {
      en: "One man above all: the wanted mails are those of George Forman and his colleagues; the unwanted ones are nobody's in particular.",
    },
    harm: {
      en: "A wanted mail that is thrown away can be a job or a diagnosis: the two errors are not alike. Filters learned from one office call other people's names and languages spam.",
    },
    rows: 1900,
    columns: [
      ...words.split(" ").map((name) => ({
        name,
        unit: "%",
        meaning: { en: `Share of the words that are “${name.replace("num", "")}”.` },
      })),
      ...signs.map(([name, sign]) => ({
        name,
        unit: "%",
        meaning: { en: `Share of the characters that are ${sign}` },
      })),
      { name: "capitalAve", meaning: { en: "Mean length of the runs of capitals." } },
      { name: "capitalLong", meaning: { en: "Length of the longest run of capitals." } },
      { name: "capitalTotal", meaning: { en: "Number of capitals." } },
      { name: "type", meaning: { en: "spam or nonspam." } },
    ],
    targets: [{ column: "type" }],
    licence: "GPL-2 (kernlab)",
    people: ["Mark Hopkins", "Erik Reeber", "George Forman", "Jaap Suermondt"],
    citation:
      "Hopkins M, Reeber E, Forman G, Suermondt J (1999). Spambase. UCI Machine Learning Repository. Packaged in kernlab.",
    source: { package: "Debian r-cran-kernlab", version: "0.9-32-1", path: "kernlab/data/spam.rda" },
    conversion: { en: "1,900 of 4,601 rows, drawn with a fixed seed; every column." },
    knownFaults: [
      {
        told: {
          en: "107 rows are equal to an earlier one: the same mail sent again. Split so, a test knows them already.",
        },
        counted: [{ what: "repeated", count: 107 }],
      },
      {
        told: { en: "“george”, “650” and “hp” mean not spam: true in one office, useless in any other." },
        counted: [],
      },
      {
        told: { en: "775 of the mails are spam: how many reach a person today is another matter." },
        counted: [{ what: "equals", column: "type", value: "spam", count: 775 }],
      },
      { told: { en: "Nearly all cells are 0, and the rest have long tails." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/spam.sh",
    sha256: "4e18b8e82c561281a38d7960d856941440c39dd97d1e19a0cd0cee401b4588fb",
    faults: [],
  },
};
export default spam;
