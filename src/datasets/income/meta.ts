import type { Dataset } from "../dataset";

/** 2,400 people asked in shopping malls around San Francisco in 1987: income, sex, origin and ten things more. */
const income: Dataset = {
  id: "income",
  file: "income.csv",
  card: {
    title: { en: "Income around San Francisco" },
    gist: { en: "What people in shopping malls said of their income, sex, origin and homes in 1987." },
    description: {
      en: "Answers to a questionnaire that customers of shopping malls around San Francisco filled in. Each row is one person; the income is that of the household, in nine steps.",
    },
    field: "society",
    peopleInIt: { en: "2,400 customers of shopping malls, not named, asked for marketing; a few are under 18." },
    harm: {
      en: "It holds sex, origin, language, age and marriage. A model learns from it who was paid less in 1987 and calls that what they are worth: used for pay, loans or prices it would do the same again. Small groups (5 East Indians) are judged from next to nothing. Made for lessons on fairness, for nothing else.",
    },
    rows: 2400,
    columns: [
      {
        name: "INCOME",
        unit: "1,000 US$ a year",
        meaning: {
          en: "Of the household, in nine steps from “-10.000)” (below 10,000) to “[75.000-” (75,000 and more).",
        },
      },
      { name: "SEX", meaning: { en: "M or F: no other answer was offered." } },
      { name: "MARITAL.STATUS", meaning: { en: "Married, Together, Divorced, Widowed or Single." } },
      { name: "AGE", unit: "years", meaning: { en: "In seven steps." } },
      { name: "EDUCATION", meaning: { en: "In six steps." } },
      { name: "OCCUPATION", meaning: { en: "One of nine." } },
      { name: "AREA", meaning: { en: "How long around San Francisco." } },
      { name: "DUAL.INCOMES", meaning: { en: "Whether both earn, if married." } },
      { name: "HOUSEHOLD.SIZE", meaning: { en: "People in the household, as a word." } },
      { name: "UNDER18", meaning: { en: "Of them under 18, as a word." } },
      { name: "HOUSEHOLDER", meaning: { en: "Owns, rents or lives with family." } },
      { name: "HOME.TYPE", meaning: { en: "Kind of home." } },
      { name: "ETHNIC.CLASS", meaning: { en: "Origin, in the form's eight words." } },
      { name: "LANGUAGE", meaning: { en: "Spoken most at home." } },
    ],
    targets: [{ column: "INCOME" }, { column: "HOUSEHOLDER" }],
    licence: "GPL-2 (kernlab)",
    people: ["Impact Resources, Inc."],
    citation: "Impact Resources, Inc., Columbus, Ohio (1987). Packaged in kernlab.",
    source: { package: "Debian r-cran-kernlab", version: "0.9-32-1", path: "kernlab/data/income.rda" },
    conversion: { en: "2,400 of 8,993 rows, drawn with a fixed seed; labels as they are in the package." },
    knownFaults: [
      {
        told: { en: "Answers were left out: 249 on AREA, 99 on HOME.TYPE, 98 on LANGUAGE, 83 on HOUSEHOLD.SIZE." },
        counted: [
          { what: "missing", column: "AREA", count: 249 },
          { what: "missing", column: "HOME.TYPE", count: 99 },
          { what: "missing", column: "LANGUAGE", count: 98 },
          { what: "missing", column: "HOUSEHOLD.SIZE", count: 83 },
        ],
      },
      {
        told: { en: "534 people have “Graduated High Scool”: a slip of the pen in the package." },
        counted: [{ what: "matches", column: "EDUCATION", pattern: "Scool", count: 534 }],
      },
      {
        told: { en: "65 rows are equal to an earlier one: with 14 coarse answers two people can be." },
        counted: [{ what: "repeated", count: 65 }],
      },
      {
        told: { en: "Groups are unequal: 1,545 called themselves White, 26 Pacific Islander, 5 East Indian." },
        counted: [
          { what: "equals", column: "ETHNIC.CLASS", value: "White", count: 1545 },
          { what: "equals", column: "ETHNIC.CLASS", value: "Pacific Islander", count: 26 },
          { what: "equals", column: "ETHNIC.CLASS", value: "East Indian", count: 5 },
        ],
      },
      {
        told: {
          en: "Numbers stand as words (“Nine or more”) and steps as text, in an order that the alphabet does not know.",
        },
        counted: [],
      },
      { told: { en: "Who does not go to malls, or does not fill in forms, is not in it." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/income.sh",
    sha256: "9ad7733468b78c06480c2dce21a577daf7e42eddfd5b0ed2a8efb9ad10a3f7f7",
    faults: [],
  },
};
export default income;
