import type { Dataset } from "../dataset";

/** The raw Palmer penguins: 344 birds of three species, measured on three islands from 2007 to 2009. */
const penguins: Dataset = {
  id: "penguins",
  file: "penguins.csv",
  planter: () => import("./faults"),
  card: {
    title: { en: "Palmer penguins" },
    gist: { en: "Birds of three species on three islands, measured at their nests." },
    field: "nature",
    description: {
      en: "Penguins of three species, measured at Palmer Station, Antarctica, in the breeding seasons 2007 to 2009. Each row is one adult bird at its nest. Its sex was found out later, from a drop of blood.",
    },
    rows: 344,
    columns: [
      { name: "studyName", meaning: { en: "The season's expedition." } },
      { name: "Sample Number", meaning: { en: "Counts the birds of one species and study." } },
      { name: "Species", meaning: { en: "Common and Latin name." } },
      { name: "Region", meaning: { en: "The same for all birds." } },
      { name: "Island", meaning: { en: "Where the nest was." } },
      { name: "Stage", meaning: { en: "Reproductive stage; the same for all birds." } },
      {
        name: "Individual ID",
        meaning: { en: "Nest and which of its two adults; used anew for each species and season." },
      },
      { name: "Clutch Completion", meaning: { en: "Whether the nest was seen with two eggs." } },
      { name: "Date Egg", meaning: { en: "When the nest was seen with one egg." } },
      { name: "Culmen Length (mm)", unit: "mm", meaning: { en: "Length of the upper ridge of the bill." } },
      { name: "Culmen Depth (mm)", unit: "mm", meaning: { en: "Height of the bill." } },
      { name: "Flipper Length (mm)", unit: "mm", meaning: { en: "Length of the flipper." } },
      { name: "Body Mass (g)", unit: "g", meaning: { en: "Mass, in steps of 25 g." } },
      { name: "Sex", meaning: { en: "By molecular sexing of blood." } },
      {
        name: "Delta 15 N (o/oo)",
        unit: "‰",
        meaning: { en: "Nitrogen isotopes in the blood: how high in the food web the bird ate." },
      },
      {
        name: "Delta 13 C (o/oo)",
        unit: "‰",
        meaning: { en: "Carbon isotopes in the blood: where the bird found its food." },
      },
      { name: "Comments", meaning: { en: "Notes from the field." } },
    ],
    targets: [{ column: "Sex" }, { column: "Species" }, { column: "Body Mass (g)" }],
    licence: "CC0 1.0",
    people: ["Kristen Gorman", "Tony Williams", "William Fraser", "Allison Horst", "Alison Hill"],
    citation:
      "Gorman KB, Williams TD, Fraser WR (2014). Ecological sexual dimorphism and environmental variability within a community of Antarctic penguins (genus Pygoscelis). PLoS ONE 9(3): e90081. Packaged by Horst AM, Hill AP, Gorman KB (2020), palmerpenguins.",
    source: {
      package: "Debian r-cran-palmerpenguins",
      version: "0.1.1-1",
      path: "palmerpenguins/extdata/penguins_raw.csv",
    },
    convertedBy: "scripts/datasets/penguins.sh",
    conversion: { en: "None: the package carries this file." },
    sha256: "144f623143c9360fd77322a4f86acb06dc198814dbd2669724c63e6457b907bd",
    knownFaults: [
      {
        told: { en: "11 birds have no sex, 2 no measurements, 14 and 13 no nitrogen and carbon isotopes." },
        counted: [
          { what: "missing", column: "Sex", count: 11 },
          { what: "missing", column: "Culmen Length (mm)", count: 2 },
          { what: "missing", column: "Delta 15 N (o/oo)", count: 14 },
          { what: "missing", column: "Delta 13 C (o/oo)", count: 13 },
        ],
      },
      {
        told: { en: "Region and Stage are the same in every row." },
        counted: [
          { what: "constant", column: "Region", count: 1 },
          { what: "constant", column: "Stage", count: 1 },
        ],
      },
      { told: { en: "Sample Number and Individual ID name rows, not traits." }, counted: [] },
      {
        told: { en: "Comments are empty in 290 rows; 7 of the others tell that a bird was not sexed." },
        counted: [
          { what: "missing", column: "Comments", count: 290 },
          { what: "matches", column: "Comments", pattern: "[Ss]exing", count: 7 },
        ],
      },
    ],
    faults: [
      {
        id: "ring-note",
        title: { en: "A note that knows the answer" },
        told: {
          en: "The column “Ring Note” was added. Birds are ringed after the blood test has told their sex, males on the right leg and females on the left. At the nest, before the test, nobody can know the leg.",
        },
        planted: [{ what: "column", column: "Ring Note", count: 333 }],
      },
      {
        id: "volunteers",
        title: { en: "Labels that cost nothing" },
        told: {
          en: "The columns “Sex by size” and “Sex in haste” were added, for the birds whose sex the blood told. By size every bird of at least 4,050 g is a male, whatever its species: 117 of 333 are wrong. In haste 83 are wrong, drawn by chance.",
        },
        planted: [
          { what: "column", column: "Sex by size", count: 333 },
          { what: "column", column: "Sex in haste", count: 333 },
        ],
      },
      {
        id: "second-visit",
        title: { en: "The same birds again" },
        told: {
          en: "The column “Ring Number” and the rows of second and third visits were added: birds of the seasons PAL0708 and PAL0809, measured again some days later. The season PAL0910 has none.",
        },
        planted: [
          { what: "column", column: "Ring Number", count: 557 },
          { what: "rows", count: 213 },
        ],
      },
      {
        id: "field-sheet",
        title: { en: "Dirt from the field sheets" },
        told: { en: "Other units, a code for “not measured”, other spellings and repeated rows were put in." },
        planted: [
          { what: "unit", column: "Body Mass (g)", count: 20 },
          { what: "unit", column: "Flipper Length (mm)", count: 12 },
          { what: "code", column: "Culmen Depth (mm)", count: 10 },
          { what: "spelling", column: "Sex", count: 7 },
          { what: "spelling", column: "Sex", count: 7 },
          { what: "spelling", column: "Sex", count: 6 },
          { what: "spelling", column: "Island", count: 6 },
          { what: "spelling", column: "Island", count: 4 },
          { what: "repeated", count: 9 },
        ],
      },
    ],
  },
};
export default penguins;
