/** The widget of five fields. What a card says stands with its dataset. */
export const fields = {
  title: "Five fields",
  opening: "Opening the cards",
  notOpened: "The cards could not be fetched.",
  again: "Try again",
  take: "Take it",
  inHand: "In hand",
  taken: (title: string) => `${title} is in hand. Guessing comes first.`,
  card: "Who is helped, who can be harmed",
  helps: "It can help:",
  harm: "It can harm:",
  people: "The people in it:",
  faults: "Known faults:",
  found: { accuracy: "right", r2: "explained (R²)" },
  guess: (score: string) => `guessing ${score}`,
  model: (score: string) => `your model ${score}`,
  tasks: {
    health: {
      question: "Cells from a lump in the breast: malignant or benign?",
      helps: "Laboratories: a second look where model and eye do not agree.",
      harm: "",
    },
    pharmaceuticals: {
      question: "A molecule that is still on paper: will it reach the brain? A number from about −2 (no) to 1 (yes).",
      helps: "Chemists who can make ten of a thousand molecules and have to choose which.",
      harm: "",
    },
    finance: {
      question: "Somebody was lent money: will it be paid back?",
      helps: "The bank; and people who would pay back and were refused by prejudice, if it judges better than that.",
      harm: "",
    },
    entertainment: {
      question: "Budget, length, ratings, takings of a film: which of twelve genres?",
      helps: "Archives with more films than people to sort them.",
      harm: "Its card names nobody. A film in the wrong drawer is a small harm, until it is never shown for that.",
    },
    "earth-space": {
      question:
        "Where and how deep the ground moved, and how it was measured: how strong was the earthquake? The columns that were reckoned from the answer are left out.",
      helps: "People who look through hundreds of tremors a day: one that does not fit is looked at again.",
      harm: "",
    },
  },
};
