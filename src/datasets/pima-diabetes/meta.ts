import type { Dataset } from "../dataset";

/** 768 Pima women, tested for diabetes: a table in which 0 often means that nobody measured. */
const pimaDiabetes: Dataset = {
  id: "pima-diabetes",
  file: "pima-diabetes.csv",
  card: {
    title: { en: "Diabetes among Pima women" },
    gist: { en: "Who got diabetes? Zeros that mean “not measured”." },
    description: {
      en: "Women of at least 21 years of the Pima, a people in Arizona with much diabetes, examined by a US institute over many years; and whether a test then found diabetes. Each row is one woman.",
    },
    field: "health",
    peopleInIt: {
      en: "768 women of the Gila River Indian Community. They took part in a study for their own people's health; that the table went round the world they were not asked.",
    },
    harm: {
      en: "It holds the health of one small people, all of them women, who are named by it. A model learned here says nothing certain of men, of other peoples or of today, and has been used as if it did.",
    },
    rows: 768,
    columns: [
      { name: "pregnant", meaning: { en: "Number of pregnancies." } },
      { name: "glucose", unit: "mg/dl", meaning: { en: "Sugar in the blood, 2 hours after a drink of it." } },
      { name: "pressure", unit: "mmHg", meaning: { en: "Diastolic blood pressure." } },
      { name: "triceps", unit: "mm", meaning: { en: "Thickness of a fold of skin at the upper arm." } },
      { name: "insulin", unit: "μU/ml", meaning: { en: "Insulin in the blood, 2 hours after the drink." } },
      { name: "mass", unit: "kg/m²", meaning: { en: "Body mass index." } },
      { name: "pedigree", meaning: { en: "A number for diabetes in the family." } },
      { name: "age", unit: "years", meaning: { en: "Age." } },
      { name: "diabetes", meaning: { en: "pos: the test found diabetes within five years. neg: it did not." } },
    ],
    targets: [{ column: "diabetes" }],
    licence: "GPL-2 (mlbench)",
    people: ["National Institute of Diabetes and Digestive and Kidney Diseases", "Vincent Sigillito"],
    citation:
      "Smith JW et al. (1988). Using the ADAP learning algorithm to forecast the onset of diabetes mellitus. Proc. Symposium on Computer Applications in Medical Care: 261-265. Packaged in mlbench.",
    source: { package: "Debian r-cran-mlbench", version: "2.1-3-1", path: "mlbench/data/PimaIndiansDiabetes.rda" },
    conversion: { en: "Written as CSV: the first version of the two in the package, with its zeros." },
    knownFaults: [
      {
        told: {
          en: "0 stands for “not measured”: insulin 374 times, triceps 227, pressure 35, mass 11, glucose 5. Nobody alive has a blood pressure of 0.",
        },
        counted: [
          { what: "equals", column: "insulin", value: "0", count: 374 },
          { what: "equals", column: "triceps", value: "0", count: 227 },
          { what: "equals", column: "pressure", value: "0", count: 35 },
          { what: "equals", column: "mass", value: "0", count: 11 },
          { what: "equals", column: "glucose", value: "0", count: 5 },
        ],
      },
      {
        told: { en: "111 zeros in pregnant are true ones: the same sign, another meaning." },
        counted: [{ what: "equals", column: "pregnant", value: "0", count: 111 }],
      },
      {
        told: { en: "268 of the women have diabetes, far more than elsewhere." },
        counted: [{ what: "equals", column: "diabetes", value: "pos", count: 268 }],
      },
    ],
    convertedBy: "scripts/datasets/pima-diabetes.sh",
    sha256: "d579e2243fd8bff59098eafc42ac88c80c1e90785d9f53f9285732c3d3d5e591",
    faults: [],
  },
};
export default pimaDiabetes;
