import type { Dataset } from "../dataset";

/** 3,201 films with what they cost, earned and were thought of: a table full of gaps and slips. */
const movies: Dataset = {
  id: "movies",
  file: "movies.csv",
  card: {
    title: { en: "Movies" },
    gist: { en: "Films: what they cost, what they earned, what the critics said. Very dirty." },
    description: {
      en: "3,201 films shown in the United States, with budget, takings, age rating and two ratings: by critics (Rotten Tomatoes) and by viewers (IMDB). The package keeps it dirty on purpose, for lessons like this one. Each row is one film.",
    },
    field: "entertainment",
    peopleInIt: { en: "Directors, by name, in public records of their work." },
    rows: 3201,
    columns: [
      { name: "Title", meaning: { en: "Title of the film." } },
      { name: "US Gross", unit: "US$", meaning: { en: "Takings of cinemas in the United States." } },
      {
        name: "Worldwide Gross",
        unit: "US$",
        meaning: { en: "Takings of all cinemas, those of the United States among them." },
      },
      { name: "US DVD Sales", unit: "US$", meaning: { en: "Sales of discs in the United States." } },
      { name: "Production Budget", unit: "US$", meaning: { en: "What making it cost." } },
      { name: "Release Date", meaning: { en: "First day in cinemas, as “Jun 12 1998”." } },
      { name: "MPAA Rating", meaning: { en: "Age rating of the film industry: G is for all, NC-17 for adults." } },
      { name: "Running Time min", unit: "min", meaning: { en: "Length." } },
      { name: "Distributor", meaning: { en: "Who brought it to the cinemas." } },
      { name: "Major Genre", meaning: { en: "One genre a film." } },
      { name: "Director", meaning: { en: "Who directed it." } },
      { name: "Rotten Tomatoes Rating", unit: "%", meaning: { en: "Share of critics who liked it." } },
      { name: "IMDB Rating", meaning: { en: "Mean of the viewers' marks, 1 to 10." } },
      { name: "IMDB Votes", meaning: { en: "How many viewers gave one." } },
    ],
    targets: [
      { column: "IMDB Rating" },
      { column: "Major Genre" },
      { column: "US Gross", without: ["Worldwide Gross", "US DVD Sales"] },
    ],
    licence: "BSD-3-Clause, of the package; it names no other for this table",
    people: ["the makers of vega-datasets"],
    citation: "movies.json, vega-datasets 3.2.1, https://github.com/vega/vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/movies.json" },
    conversion: {
      en: "Written as CSV. Two columns of labels, Source and Creative Type, were left out to keep it small.",
    },
    knownFaults: [
      {
        told: { en: "22 films of 1915 to 1946 are dated 2015 to 2046: a year of two digits was completed wrongly." },
        counted: [{ what: "matches", column: "Release Date", pattern: " 20(1[5-9]|[2-4][0-9])$", count: 22 }],
      },
      {
        told: {
          en: "8 films came out on Dec 31 1969: the day before a computer's calendar begins, so their day is not known.",
        },
        counted: [{ what: "equals", column: "Release Date", value: "Dec 31 1969", count: 8 }],
      },
      {
        told: { en: "Takings of 0 mean “not known”: 66 in the United States, 47 worldwide." },
        counted: [
          { what: "equals", column: "US Gross", value: "0", count: 66 },
          { what: "equals", column: "Worldwide Gross", value: "0", count: 47 },
        ],
      },
      {
        told: {
          en: "Hardly any row is whole: 2,637 have no disc sales, 1,992 no length, 1,331 no director, 880 no critics.",
        },
        counted: [
          { what: "missing", column: "US DVD Sales", count: 2637 },
          { what: "missing", column: "Running Time min", count: 1992 },
          { what: "missing", column: "Director", count: 1331 },
          { what: "missing", column: "Rotten Tomatoes Rating", count: 880 },
        ],
      },
      {
        told: { en: "24 titles stand twice: mostly another film of the same name, so a title does not name a film." },
        counted: [{ what: "repeated", columns: ["Title"], count: 24 }],
      },
      {
        told: { en: "Broken letters in titles: 1 film is called “LÈon”, which is “Léon” read in another encoding." },
        counted: [{ what: "equals", column: "Title", value: "LÈon", count: 1 }],
      },
      { told: { en: "Takings are not corrected for inflation." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/movies.sh",
    sha256: "1953b485c8bd059748784336b947d33267f6cf38d8c83a7f99ce6c2813ca2ef2",
    faults: [],
  },
};
export default movies;
