import type { CardColumn, Dataset } from "../dataset";

/** What was measured on each nucleus. */
const measured = [
  ["radius", "mean distance from the centre to the edge"],
  ["texture", "how much the grey values vary"],
  ["perimeter", "length of the edge"],
  ["area", "area"],
  ["smoothness", "how much the radius varies from place to place"],
  ["compactness", "perimeter² / area − 1"],
  ["concavity", "how deep the dents of the edge are"],
  ["concave points", "how many dents the edge has"],
  ["symmetry", "symmetry"],
  ["fractal dimension", "roughness of the edge, as a coastline is measured"],
] as const;

const columns: readonly CardColumn[] = [
  ...measured.map(([name, what]) => ({ name: `mean ${name}`, meaning: { en: `Mean over the nuclei: ${what}.` } })),
  ...measured.map(([name, what]) => ({
    name: `${name} error`,
    meaning: { en: `Standard error of that mean: ${what}.` },
  })),
  ...measured.map(([name, what]) => ({
    name: `worst ${name}`,
    meaning: { en: `Mean of the three largest: ${what}.` },
  })),
  { name: "diagnosis", meaning: { en: "What was found later: malignant or benign." } },
];

/** 569 samples from breast lumps: how the nuclei of the cells look, and what the diagnosis was. */
const breastCancer: Dataset = {
  id: "breast-cancer",
  file: "breast-cancer.csv",
  card: {
    title: { en: "Breast cancer" },
    gist: { en: "How cell nuclei look under a microscope, and whether the lump was malignant." },
    description: {
      en: "Cells were taken from a lump with a fine needle; a person marked the edges of their nuclei on a digital image, and a program measured them. Ten properties, each as the mean over all nuclei, its standard error, and the mean of the three largest. Each row is one patient's sample.",
    },
    field: "health",
    peopleInIt: {
      en: "569 patients of one hospital in Wisconsin, around 1990. Neither names nor ages are in it; whether they were asked is not told.",
    },
    harm: {
      en: "Calling a malignant lump benign can cost a life, and calling a benign one malignant an operation: accuracy counts both alike and hides it. One hospital, one way to prepare and to photograph: elsewhere the numbers may mean something else. It is no diagnosis.",
    },
    rows: 569,
    columns,
    targets: [{ column: "diagnosis" }],
    licence: "BSD-3-Clause (scikit-learn)",
    people: ["William Wolberg", "Nick Street", "Olvi Mangasarian"],
    citation:
      "Street WN, Wolberg WH, Mangasarian OL (1993). Nuclear feature extraction for breast tumor diagnosis. SPIE 1905: 861-870. Packaged in scikit-learn.",
    source: {
      package: "Debian python3-sklearn",
      version: "1.2.1+dfsg-1",
      path: "sklearn/datasets/data/breast_cancer.csv",
    },
    conversion: { en: "Columns named as scikit-learn does, the diagnosis in words instead of numbers." },
    knownFaults: [
      {
        told: {
          en: "357 samples are benign and 212 malignant: far more cancers than among all lumps that are looked at.",
        },
        counted: [
          { what: "equals", column: "diagnosis", value: "benign", count: 357 },
          { what: "equals", column: "diagnosis", value: "malignant", count: 212 },
        ],
      },
      {
        told: {
          en: "In 13 samples concavity is exactly 0: nuclei without a dent, or dents that could not be measured.",
        },
        counted: [{ what: "equals", column: "mean concavity", value: "0", count: 13 }],
      },
      {
        told: { en: "Radius, perimeter and area say nearly the same; 30 columns hold much less than 30 facts." },
        counted: [],
      },
      { told: { en: "Lengths are in pixels of that camera." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/breast-cancer.sh",
    sha256: "af399a019264f7999e6b395ee90576e46564867aa4c8a40797c96be87dc1be55",
    faults: [],
  },
};
export default breastCancer;
