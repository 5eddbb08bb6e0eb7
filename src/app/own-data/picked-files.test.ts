import { describe, expect, it } from "vitest";
import { fileLimits, openingOf, type PickedFile } from "./picked-files";

const picked = (...paths: string[]): PickedFile[] =>
  paths.map((path) => ({ path, file: new File(["x"], path.slice(path.lastIndexOf("/") + 1)) }));
const opened = (...paths: string[]) => {
  const opening = openingOf(picked(...paths));
  if (!opening.ok) return opening.failure.code;
  const { value } = opening;
  return value.kind === "one" ? value.file.name : { ...value, files: value.files.map(({ path }) => path) };
};

describe("picked files", () => {
  it.each(["birds.csv", "pictures.zip", "report.xlsx", "notes.txt"])("%s alone is opened as it is", (name) => {
    expect(opened(name)).toBe(name);
  });

  it("of a folder are packed with the folders in it, which are the classes", () => {
    expect(opened("pets/cats/1.jpg", "pets/dogs/1.jpg", "pets/dogs/old/2.png")).toEqual({
      kind: "many",
      folder: "pets",
      files: ["cats/1.jpg", "dogs/1.jpg", "dogs/old/2.png"],
      leftOut: 0,
    });
  });

  it("of a folder without folders are a class by its name", () => {
    expect(opened("cats/1.jpg", "cats/2.jpg")).toMatchObject({ files: ["cats/1.jpg", "cats/2.jpg"] });
  });

  it("of several folders keep them as classes", () => {
    expect(opened("cats/1.jpg", "dogs/1.jpg")).toMatchObject({ folder: null, files: ["cats/1.jpg", "dogs/1.jpg"] });
  });

  it("of a folder with one table and what systems leave lying about are that table", () => {
    expect(opened("study/.DS_Store", "study/birds.csv", "study/Thumbs.db", "study/__MACOSX/._birds.csv")).toBe(
      "birds.csv",
    );
  });

  it("that cannot be read are left out, and counted", () => {
    expect(opened("pets/cats/1.jpg", "pets/cats/1.mp4", "pets/dogs/1.jpg")).toMatchObject({ leftOut: 1 });
    expect(opened("pets/1.mp4", "pets/2.mov")).toBe("files/none");
  });

  it("of one name are kept apart", () => {
    expect(opened("1.png", "1.png", "1.png")).toMatchObject({ files: ["1.png", "1 (2).png", "1 (3).png"] });
  });

  it("are too many, or too large together, past the limits", () => {
    const many = Array.from({ length: fileLimits.files + 1 }, (_, i) => `${i}.png`);
    expect(opened(...many)).toBe("files/too-many");
    const large = { size: fileLimits.bytes } as File;
    const opening = openingOf([1, 2].map((at) => ({ path: `${at}.png`, file: large })));
    expect(opening.ok || opening.failure.code).toBe("files/too-large");
  });
});
