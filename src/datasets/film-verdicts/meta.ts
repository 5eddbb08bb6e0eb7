import type { Dataset } from "../dataset";

/** 2,987 films, each with the verdict of critics, of viewers, or of both: two labellers who do not always agree. */
const filmVerdicts: Dataset = {
  id: "film-verdicts",
  file: "film-verdicts.csv",
  card: {
    title: { en: "Film verdicts" },
    gist: { en: "Films that critics and viewers both called good or poor, and not always alike." },
    description: {
      en: "2,987 films shown in the United States, most of them of 1980 to 2010. Each row is one film with two verdicts made of two ratings. Critics: “good” where at least 60 % of the reviews that Rotten Tomatoes counted were for it, which is that site's own line. Viewers: “good” where the mean mark on IMDB is at least 6.5, a line of ours that about half of the films reach.",
    },
    field: "entertainment",
    peopleInIt: {
      en: "None by name. Behind a verdict stand critics who were paid to give it, and viewers who marked films of their own accord: nobody knows who they are, how old or from where, and nobody asked them whether a machine may learn from it.",
    },
    rows: 2987,
    columns: [
      { name: "Title", meaning: { en: "Title of the film." } },
      { name: "Year", meaning: { en: "Year in which it first came to cinemas." } },
      { name: "Genre", meaning: { en: "One genre a film." } },
      { name: "Age rating", meaning: { en: "Age rating of the film industry: G is for all, NC-17 for adults." } },
      { name: "Budget", unit: "1,000 US$", meaning: { en: "What making it cost." } },
      { name: "Takings", unit: "1,000 US$", meaning: { en: "Takings of cinemas in the United States." } },
      { name: "Votes", meaning: { en: "How many viewers gave it a mark, to three digits." } },
      { name: "Critics", meaning: { en: "The critics' verdict: good or poor." } },
      { name: "Viewers", meaning: { en: "The viewers' verdict: good or poor." } },
    ],
    targets: [
      { column: "Critics", without: ["Viewers", "Title"] },
      { column: "Viewers", without: ["Critics", "Title"] },
    ],
    licence: "BSD-3-Clause, of the package; it names no other for this table",
    people: ["the makers of vega-datasets"],
    citation: "movies.json, vega-datasets 3.2.1, https://github.com/vega/vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/movies.json" },
    conversion: {
      en: "Films without a viewers' mark were left out, and the two ratings with them: a verdict takes the place of each. Money to 1,000 US$, takings of 0 as not known, votes to three digits; years of 2013 and later are a hundred years too late in the source and were set right.",
    },
    knownFaults: [
      {
        told: {
          en: "728 films have no critics' verdict. They are the small ones: the middle one took in 5 million dollars, of the films with both verdicts 31 million.",
        },
        counted: [{ what: "missing", column: "Critics", count: 728 }],
      },
      {
        told: { en: "1,058 films are good to critics and 1,201 poor; to viewers 1,453 are good and 1,534 poor." },
        counted: [
          { what: "equals", column: "Critics", value: "good", count: 1058 },
          { what: "equals", column: "Critics", value: "poor", count: 1201 },
          { what: "equals", column: "Viewers", value: "good", count: 1453 },
          { what: "equals", column: "Viewers", value: "poor", count: 1534 },
        ],
      },
      {
        told: {
          en: "Marks were matched to films by title, here and there to the wrong one: “The Sound of Music” has 45 votes, and “Speed” a mark that is far below its fame.",
        },
        counted: [],
      },
      {
        told: { en: "242 films have no genre and 557 no age rating." },
        counted: [
          { what: "missing", column: "Genre", count: 242 },
          { what: "missing", column: "Age rating", count: 557 },
        ],
      },
      { told: { en: "Takings are not corrected for inflation." }, counted: [] },
    ],
    convertedBy: "scripts/datasets/film-verdicts.sh",
    sha256: "faaece83df7389736fa98526b02825e769134d462aae90bb87e05973feca19eb",
    faults: [],
  },
};
export default filmVerdicts;
