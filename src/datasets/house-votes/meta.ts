import type { Dataset } from "../dataset";

/** The 16 questions, in the order of the table. */
const questions =
  "handicapped-infants water-project-cost-sharing adoption-of-the-budget-resolution physician-fee-freeze el-salvador-aid religious-groups-in-schools anti-satellite-test-ban aid-to-nicaraguan-contras mx-missile immigration synfuels-corporation-cutback education-spending superfund-right-to-sue crime duty-free-exports export-administration-act-south-africa";

/** How 435 members of the US House of Representatives voted on 16 questions in 1984. */
const houseVotes: Dataset = {
  id: "house-votes",
  file: "house-votes.csv",
  card: {
    title: { en: "Votes of 1984" },
    gist: { en: "How the US House of Representatives voted on 16 questions: can you tell the party?" },
    description: {
      en: "The votes of the members of the US House of Representatives on 16 questions that an almanac called the key votes of 1984. Each row is one member, without a name.",
    },
    field: "society",
    peopleInIt: { en: "435 members of a parliament, in their public office." },
    harm: {
      en: "Votes of members are public. The same method on what citizens like and click finds out opinions that they never told: that is why it should be known.",
    },
    rows: 435,
    columns: [
      { name: "party", meaning: { en: "democrat or republican." } },
      ...questions.split(" ").map((name) => ({ name, meaning: { en: "y: for it. n: against it. Empty: neither." } })),
    ],
    targets: [{ column: "party" }],
    licence: "GPL-2 (mlbench)",
    people: ["Congressional Quarterly", "Jeff Schlimmer"],
    citation:
      "Congressional Quarterly Almanac, 98th Congress, 2nd session 1984, volume XL. Washington, D.C., 1985. Packaged in mlbench.",
    source: { package: "Debian r-cran-mlbench", version: "2.1-3-1", path: "mlbench/data/HouseVotes84.rda" },
    conversion: { en: "The columns V1 to V16 got the names of the documentation." },
    knownFaults: [
      {
        told: {
          en: "Empty does not mean unknown: it is “present”, absent or silent, and tells something itself. 104 are empty on South Africa, 48 on the water project.",
        },
        counted: [
          { what: "missing", column: "export-administration-act-south-africa", count: 104 },
          { what: "missing", column: "water-project-cost-sharing", count: 48 },
        ],
      },
      {
        told: {
          en: "93 rows are equal to an earlier one: members of one party who voted alike, not the same member twice.",
        },
        counted: [{ what: "repeated", count: 93 }],
      },
      { told: { en: "Voted for, paired for and announced for became one “y”." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/house-votes.sh",
    sha256: "d43eadfbd4f6f5f43fb07ff6edcd5b3eb7cbbd47a27c21bb9fe1adc8992b1bec",
    faults: [],
  },
};
export default houseVotes;
