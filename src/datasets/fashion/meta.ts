import type { Dataset } from "../dataset";

/** 3,600 pieces of clothing, 28 × 28 pixels. */
const fashion: Dataset = {
  id: "fashion",
  file: "fashion.pictures",
  unpack: () => import("../pictures-csv"),
  card: {
    title: { en: "Clothes" },
    gist: { en: "Small gray pictures of clothes from a shop: what kind of thing is it?" },
    description: {
      en: "Articles of an online shop, photographed one by one, in front view, made small and gray: 28 × 28 pixels. The shop's own people said which of ten kinds each is. Made to take the place of the handwritten digits that every method reads by now.",
    },
    field: "goods",
    rows: 3600,
    columns: [
      { name: "image", meaning: { en: "The article, 28 × 28 pixels of gray, light on dark." } },
      { name: "kind", meaning: { en: "One of ten kinds of things to wear, or a bag." } },
    ],
    targets: [{ column: "kind" }],
    licence: "MIT (Zalando SE)",
    people: ["Han Xiao", "Kashif Rasul", "Roland Vollgraf"],
    citation:
      "Xiao H, Rasul K, Vollgraf R (2017). Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms. arXiv:1708.07747. Packaged in Debian dataset-fashion-mnist.",
    source: {
      package: "Debian dataset-fashion-mnist",
      version: "0.0~git20200523.55506a9-1",
      path: "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz",
    },
    conversion: {
      en: "Of 70,000 pictures the first 300 of each kind in the training file, then the first 60 of each in the test file; pixels as they are.",
    },
    knownFaults: [
      {
        told: { en: "All 10 kinds are equally many, 360 each, as they are in no shop and no wardrobe." },
        counted: [
          { what: "distinct", column: "kind", count: 10 },
          { what: "equals", column: "kind", value: "Shirt", count: 360 },
          { what: "equals", column: "kind", value: "Bag", count: 360 },
        ],
      },
      {
        told: {
          en: "Shirt, T-shirt, pullover and coat look alike at this size: people asked to tell the kinds apart were right in about 84 of 100 cases.",
        },
        counted: [],
      },
      {
        told: {
          en: "Every article lies flat and alone on black. Worn, folded or in the street, a model has never seen it.",
        },
        counted: [],
      },
      { told: { en: "The kinds are those of one European shop in 2017; a sari is none of them." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/fashion.sh",
    sha256: "4c047011cefcf10357211b1a76b51a9449303236150046b68b32cb7e8e1af1bf",
    faults: [],
  },
};
export default fashion;
