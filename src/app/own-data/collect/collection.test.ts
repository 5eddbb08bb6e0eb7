import { describe, expect, it } from "vitest";
import { filesOf, folderName } from "./collection.svelte";
import { loudness } from "./loudness";

describe("collected examples as files", () => {
  it.each([
    ["cat", "cat"],
    [" a/b\\c:d ", "a-b-c-d"],
    ["../../etc", "-..-etc"],
    ["..", "unnamed"],
    ["\u0000", "-"],
    ["<img src=x onerror=alert(1)>", "-img src=x onerror=alert(1)-"],
    ["", "unnamed"],
    ["Katze, schwarz", "Katze, schwarz"],
  ])("lie in a folder for each class: %j is %j", (name, folder) => expect(folderName(name)).toBe(folder));

  it("are numbered within a folder, also where two classes have one name", () => {
    const example = (id: number) => ({
      id,
      bytes: new Uint8Array([id]),
      look: { kind: "sound" as const, bars: [] },
    });
    const files = filesOf(
      [
        { name: "cat", examples: [example(1), example(2)] },
        { name: "dog", examples: [example(3)] },
        { name: "cat", examples: [example(4)] },
      ],
      "png",
    );
    expect(files.map(({ path }) => path)).toEqual(["cat/0001.png", "cat/0002.png", "dog/0001.png", "cat/0003.png"]);
  });
});

it("a clip shows where it is loud", () => {
  const clip = new Float32Array(100);
  clip[75] = -0.5;
  expect(loudness(clip, 4)).toEqual([0, 0, 0, 0.5]);
});
