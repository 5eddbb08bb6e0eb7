import type { Dataset } from "../dataset";

/** 442 people with diabetes: ten measurements, and how the disease went on within a year. */
const diabetes: Dataset = {
  id: "diabetes",
  file: "diabetes.csv",
  card: {
    title: { en: "Diabetes, a year later" },
    gist: { en: "Ten measurements of people with diabetes, and how the disease went on." },
    description: {
      en: "442 people with diabetes: age, sex, body mass index, blood pressure and six measurements of the blood; and a number for how far the disease had gone one year later. Each row is one person.",
    },
    field: "health",
    peopleInIt: { en: "442 patients, not named. Where and when is not told, nor whether they were asked." },
    harm: {
      en: "It holds sex and health. Half of what happens to these people is in no column: a prediction for one person is typically off by 50 points on a scale from 25 to 346. It may start a conversation, never end one.",
    },
    rows: 442,
    columns: [
      { name: "age", unit: "years", meaning: { en: "Age." } },
      { name: "sex", meaning: { en: "1 or 2; the source does not say which is which." } },
      { name: "bmi", unit: "kg/m²", meaning: { en: "Body mass index." } },
      { name: "bp", unit: "mmHg", meaning: { en: "Mean blood pressure." } },
      { name: "s1", unit: "mg/dl", meaning: { en: "Total cholesterol." } },
      { name: "s2", unit: "mg/dl", meaning: { en: "Low-density lipoproteins." } },
      { name: "s3", unit: "mg/dl", meaning: { en: "High-density lipoproteins." } },
      { name: "s4", meaning: { en: "Total cholesterol divided by high-density lipoproteins." } },
      { name: "s5", meaning: { en: "Possibly the logarithm of triglycerides." } },
      { name: "s6", unit: "mg/dl", meaning: { en: "Blood sugar." } },
      { name: "progression", meaning: { en: "How far the disease had gone a year later; higher is worse." } },
    ],
    targets: [{ column: "progression" }],
    licence: "BSD-3-Clause (scikit-learn)",
    people: ["Bradley Efron", "Trevor Hastie", "Iain Johnstone", "Robert Tibshirani"],
    citation:
      "Efron B, Hastie T, Johnstone I, Tibshirani R (2004). Least angle regression. Annals of Statistics 32(2): 407-499. Packaged in scikit-learn.",
    source: {
      package: "Debian python3-sklearn",
      version: "1.2.1+dfsg-1",
      path: "sklearn/datasets/data/diabetes_data_raw.csv.gz, diabetes_target.csv.gz",
    },
    conversion: {
      en: "The values in their own units (scikit-learn hands out standardized ones), with the target beside them.",
    },
    knownFaults: [
      {
        told: { en: "sex has 2 values, 1 and 2, and nobody wrote down which is which: 235 people have 1." },
        counted: [
          { what: "distinct", column: "sex", count: 2 },
          { what: "equals", column: "sex", value: "1", count: 235 },
        ],
      },
      { told: { en: "Units are not told by the source; those of the card follow from the numbers." }, counted: [] },
      { told: { en: "s4 is made from s1 and s3, and “possibly” stands in the description of s5." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/diabetes.sh",
    sha256: "2d9516499b8b56e76cf361824b4608b0bef572b03e561ba3410ca4b4ce37b5d4",
    faults: [],
  },
};
export default diabetes;
