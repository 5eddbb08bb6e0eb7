import type { Dataset } from "../dataset";

/** Fisher's irises: 150 flowers of three species, the most used table of all. */
const iris: Dataset = {
  id: "iris",
  file: "iris.csv",
  card: {
    title: { en: "Irises" },
    gist: { en: "Four lengths of 150 flowers of three species." },
    description: {
      en: "Irises of three species, 50 each, two of them picked in the same meadow on the same day and measured by the same person. Each row is one flower. Ronald Fisher published the numbers in 1936, in the Annals of Eugenics.",
    },
    field: "nature",
    rows: 150,
    columns: [
      { name: "sepal length (cm)", unit: "cm", meaning: { en: "Length of the outer leaf of the flower." } },
      { name: "sepal width (cm)", unit: "cm", meaning: { en: "Its width." } },
      { name: "petal length (cm)", unit: "cm", meaning: { en: "Length of the inner leaf." } },
      { name: "petal width (cm)", unit: "cm", meaning: { en: "Its width." } },
      { name: "species", meaning: { en: "setosa, versicolor or virginica." } },
    ],
    targets: [{ column: "species" }, { column: "petal width (cm)" }],
    licence: "BSD-3-Clause (scikit-learn)",
    people: ["Edgar Anderson", "Ronald Fisher"],
    citation:
      "Fisher RA (1936). The use of multiple measurements in taxonomic problems. Annals of Eugenics 7(2): 179-188. Packaged in scikit-learn.",
    source: { package: "Debian python3-sklearn", version: "1.2.1+dfsg-1", path: "sklearn/datasets/data/iris.csv" },
    conversion: { en: "Columns named as in the description, species by name instead of number." },
    knownFaults: [
      {
        told: { en: "1 flower stands twice; perhaps two flowers were alike to the millimetre." },
        counted: [{ what: "repeated", count: 1 }],
      },
      {
        told: { en: "50 flowers of each species: tidy, small, and unlike any meadow." },
        counted: [{ what: "equals", column: "species", value: "virginica", count: 50 }],
      },
      { told: { en: "Copies of the table differ; another well-known one has two wrong rows." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/iris.sh",
    sha256: "f7fac79ad999fd2d001fd012dd70c0f42c738a7e7cfb7069e71371b55c29341e",
    faults: [],
  },
};
export default iris;
