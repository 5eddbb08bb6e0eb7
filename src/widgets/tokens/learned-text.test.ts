import { expect, it } from "vitest";
import { learnText, numberedPieces } from "./learned-text";

const learned = await learnText(["the sea", "the ship", "the sea", "sea"], 5);

it("numbers characters by their code, then the pieces in the order in which they were merged", () => {
  expect(learned.characters).toEqual([" ", "a", "e", "h", "i", "p", "s", "t"]);
  expect(learned.merges.map(({ merge }) => merge.join(""))).toEqual([" s", " t", " th", " the", " se"]);
  expect(numberedPieces(learned, 0, "he")).toEqual([
    { piece: " ", id: 0 },
    { piece: "h", id: 3 },
    { piece: "e", id: 2 },
  ]);
  expect(numberedPieces(learned, 4, "the sea")).toEqual([
    { piece: " the", id: 11 },
    { piece: " s", id: 8 },
    { piece: "e", id: 2 },
    { piece: "a", id: 1 },
  ]);
});

it("gives a character that no text has no number", () => {
  expect(numberedPieces(learned, 5, "z").at(-1)).toEqual({ piece: "z", id: null });
});
