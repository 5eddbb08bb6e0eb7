import type { Dataset } from "../dataset";

/** The raw Palmer penguins: 344 birds of three species, measured on three islands from 2007 to 2009. */
const penguins: Dataset = {
  id: "penguins",
  file: "penguins.csv",
  planter: () => import("./faults"),
  card: {
    title: "Palmer penguins",
    description:
      "Penguins of three species, measured at Palmer Station, Antarctica, in the breeding seasons 2007 to 2009. Each row is one adult bird at its nest. Its sex was found out later, from a drop of blood.",
    rows: 344,
    columns: [
      { name: "studyName", meaning: "The season's expedition." },
      { name: "Sample Number", meaning: "Counts the birds of one species and study." },
      { name: "Species", meaning: "Common and Latin name." },
      { name: "Region", meaning: "The same for all birds." },
      { name: "Island", meaning: "Where the nest was." },
      { name: "Stage", meaning: "Reproductive stage; the same for all birds." },
      { name: "Individual ID", meaning: "Nest and which of its two adults; used anew for each species and season." },
      { name: "Clutch Completion", meaning: "Whether the nest was seen with two eggs." },
      { name: "Date Egg", meaning: "When the nest was seen with one egg." },
      { name: "Culmen Length (mm)", unit: "mm", meaning: "Length of the upper ridge of the bill." },
      { name: "Culmen Depth (mm)", unit: "mm", meaning: "Height of the bill." },
      { name: "Flipper Length (mm)", unit: "mm", meaning: "Length of the flipper." },
      { name: "Body Mass (g)", unit: "g", meaning: "Mass, in steps of 25 g." },
      { name: "Sex", meaning: "By molecular sexing of blood." },
      {
        name: "Delta 15 N (o/oo)",
        unit: "‰",
        meaning: "Nitrogen isotopes in the blood: how high in the food web the bird ate.",
      },
      { name: "Delta 13 C (o/oo)", unit: "‰", meaning: "Carbon isotopes in the blood: where the bird found its food." },
      { name: "Comments", meaning: "Notes from the field." },
    ],
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
    sha256: "144f623143c9360fd77322a4f86acb06dc198814dbd2669724c63e6457b907bd",
    knownFaults: [
      "11 birds without a sex, 2 without measurements, 13 and 14 without isotopes",
      "Region and Stage are the same in every row",
      "Sample Number and Individual ID name rows, not traits",
      "The comments tell which birds were not sexed",
    ],
    faults: [
      {
        id: "ring-note",
        title: "A note that knows the answer",
        told: "The column “Ring Note” was added. Birds are ringed after the blood test has told their sex, males on the right leg and females on the left. At the nest, before the test, nobody can know the leg.",
        planted: [{ what: "column", column: "Ring Note", count: 333 }],
      },
      {
        id: "second-visit",
        title: "The same birds again",
        told: "The column “Ring Number” and the rows of second and third visits were added: birds of the seasons PAL0708 and PAL0809, measured again some days later. The season PAL0910 has none.",
        planted: [
          { what: "column", column: "Ring Number", count: 557 },
          { what: "rows", count: 213 },
        ],
      },
      {
        id: "field-sheet",
        title: "Dirt from the field sheets",
        told: "Other units, a code for “not measured”, other spellings and repeated rows were put in.",
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
