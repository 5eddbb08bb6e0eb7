const n = (count: number) => count.toLocaleString("en-US");

/** The shelf of datasets. What a card says stands with its dataset. */
export const shelf = {
  title: "From the shelf",
  opening: "Opening the shelf",
  notOpened: "The shelf could not be fetched.",
  again: "Try again",
  size: (rows: number, columns: number) => `${n(rows)} rows × ${n(columns)} columns`,
  take: "Take it",
  harm: "Where it can harm:",
  about: "About it",
  peopleInIt: "The people in it:",
  targets: "Worth predicting:",
  faults: "Known faults:",
  columns: "Columns",
  conversion: "How it was converted:",
  fields: {
    nature: "Nature",
    health: "Healthcare",
    pharmaceuticals: "Pharmaceuticals",
    finance: "Finance",
    entertainment: "Entertainment",
    "earth-space": "Earth and space",
    society: "Society",
    goods: "Goods and homes",
    language: "Language",
  },
};
