import { encode } from "fast-png";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { payloads } from "../../../tests/injection/payloads";
import type { Experiment } from "../../experiment/experiment";
import type { HostDecoder } from "../images/decoded";
import { pixelsOf } from "../images/pixels-of";
import { readTable } from "../read-table";
import { writeWav } from "../sound/write-wav";
import { cellText, columnNamed, type Table } from "../table";
import { archiveLimits } from "./limits";

const png = (side: number, colour: readonly [number, number, number]): Uint8Array =>
  Uint8Array.from(
    encode({
      width: side,
      height: side,
      channels: 3,
      depth: 8,
      data: Uint8Array.from({ length: side * side * 3 }, (_, at) => colour[at % 3] as number),
    }),
  );
const gray = (side: number, value: number): Uint8Array => png(side, [value, value, value]);
const zip = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts, { level: 1, mtime: "2000-01-01" });

async function tableOf(
  parts: Record<string, Uint8Array>,
  asked?: Experiment["reading"],
  report?: (done: number, total: number) => void,
  host?: HostDecoder,
): Promise<Table> {
  const read = await readTable(zip(parts), asked, report, undefined, host);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.table;
}
const cells = (table: Table, name: string): (string | null)[] => {
  const column = columnNamed(table, name);
  return column ? Array.from({ length: table.rows }, (_, row) => cellText(column, row)) : [];
};

describe("a zip of pictures", () => {
  it("is a row each, in the order of their names, with the folder as the class", async () => {
    const table = await tableOf({
      "pets/dogs/b.png": gray(8, 5),
      "pets/dogs/a.png": gray(8, 6),
      "pets/cats/c.png": gray(8, 7),
    });
    expect(cells(table, "file")).toEqual(["cats/c.png", "dogs/a.png", "dogs/b.png"]);
    expect(cells(table, "class")).toEqual(["cats", "dogs", "dogs"]);
    expect(cells(table, "image").map((cell) => pixelsOf(cell ?? "")?.pixels[0])).toEqual([7, 6, 5]);
  });

  it("is gray where all of them are, and in colour where one is", async () => {
    const channels = async (last: Uint8Array) =>
      cells(await tableOf({ "1.png": gray(8, 5), "2.png": last }), "image").map(
        (cell) => pixelsOf(cell ?? "")?.channels,
      );
    expect(await channels(gray(8, 9))).toEqual([1, 1]);
    expect(await channels(png(8, [9, 9, 10]))).toEqual([3, 3]);
  });

  it("has pictures of at most 64 pixels a side, or as many as are asked for", async () => {
    const sides = async (...asked: [] | [{ imageSize: number }]) =>
      cells(await tableOf({ "1.png": gray(100, 5), "2.png": gray(20, 5) }, ...asked), "image").map(
        (cell) => pixelsOf(cell ?? "")?.width,
      );
    expect(await sides()).toEqual([64, 20]);
    expect(await sides({ imageSize: 16 })).toEqual([16, 16]);
  });

  it("gives other formats to the host", async () => {
    const host = (_: Uint8Array, format: string) =>
      Promise.resolve({ width: 1, height: 1, rgba: Uint8Array.of(format.length, 0, 0, 255) });
    const table = await tableOf({ "1.webp": strToU8("RIFF0000WEBP") }, undefined, undefined, host);
    expect(pixelsOf(cells(table, "image")[0] ?? "")?.pixels[0]).toBe("webp".length);
  });

  it("says how far it is, and ends when it is cancelled", async () => {
    const parts = { "1.png": gray(8, 5), "2.png": gray(8, 6) };
    const said: number[] = [];
    await tableOf(parts, undefined, (done, total) => said.push(done / total));
    expect(said.at(-1)).toBe(1);
    const cancelled = await readTable(zip(parts), undefined, undefined, () => true);
    expect(cancelled).toMatchObject({ ok: false, failure: { code: "archive/cancelled" } });
  });

  it("names the first files that could not be read, and how many there were", async () => {
    const read = await readTable(
      zip({ "1.png": gray(8, 5), "x/2.png": strToU8("no"), "x/3.png": strToU8("no") }),
      undefined,
    );
    expect(read.ok && read.value.reading.notes).toEqual([
      { step: "read", column: "image", reason: "unreadable-file", changed: 2, values: { files: "x/2.png, x/3.png" } },
    ]);
  });

  it("keeps names as text, whatever they say", async () => {
    const names = payloads.flatMap((text) =>
      /[/\\\0]/.test(text) || /^\.|^[a-z]:/i.test(text) ? [] : [Buffer.from(text).toString().normalize("NFC")],
    );
    expect(names.length).toBeGreaterThan(20);
    const one = gray(2, 1);
    const table = await tableOf(Object.fromEntries(names.map((name) => [`${name}/${name}.png`, one])));
    expect(new Set(cells(table, "class"))).toEqual(new Set(names));
    expect(new Set(cells(table, "file"))).toEqual(new Set(names.map((name) => `${name}/${name}.png`)));
  });
});

describe("a table beside pictures", () => {
  const notesOf = async (parts: Record<string, Uint8Array>) => (await tableOf(parts)).reading.notes;

  it("gives each picture its label and what else it says, in whatever order it stands", async () => {
    const table = await tableOf({
      "birds/img/1.png": gray(8, 1),
      "birds/img/2.png": gray(8, 2),
      "birds/labels.csv": strToU8("label,weight,filename\nowl,2.5,2.png\nwren,0.1,1.png\n"),
    });
    expect(table.names).toEqual(["file", "label", "weight", "image"]);
    expect(cells(table, "file")).toEqual(["1.png", "2.png"]);
    expect(cells(table, "label")).toEqual(["wren", "owl"]);
    expect(cells(table, "weight")).toEqual(["0.1", "2.5"]);
    expect(table.reading.notes).toEqual([]);
  });

  it("names a file by its path, the end of it, or without its ending", async () => {
    const one = gray(8, 1);
    const parts = { "set/a/1.png": one, "set/b/1.png": one, "set/b/two.png": one };
    const lines = "file,label\n./a/1.png,x\nset\\b\\1.png,y\ntwo,z\n";
    const table = await tableOf({ ...parts, "set/labels.csv": strToU8(lines) });
    expect(cells(table, "label")).toEqual(["x", "y", "z"]);
    expect(cells(table, "class")).toEqual(["a", "b", "b"]);
  });

  it("keeps a picture without a line, and counts and names what has no partner", async () => {
    const parts = { "1.png": gray(8, 1), "2.png": gray(8, 2), "3.png": gray(8, 3) };
    const lines = "file,label\n1.png,owl\n7.png,wren\n1.png,gull\n8.png,wren\n";
    const all = { ...parts, "labels.csv": strToU8(lines) };
    expect(cells(await tableOf(all), "label")).toEqual(["owl", null, null]);
    expect(await notesOf(all)).toEqual([
      { step: "read", reason: "no-line", changed: 2, values: { files: "2.png, 3.png" } },
      { step: "read", reason: "line-without-file", changed: 2, values: { files: "7.png, 8.png" } },
      { step: "read", reason: "more-lines", changed: 1, values: { files: "1.png" } },
    ]);
  });

  it("takes no name from what is there already", async () => {
    const lines = "name,class,image,file\n1.png,owl,by day,7\n2.png,wren,by night,8\n";
    const table = await tableOf({ "a/1.png": gray(8, 1), "b/2.png": gray(8, 2), "labels.csv": strToU8(lines) });
    expect(table.names).toEqual(["file", "folder", "class", "image 2", "file 2", "image"]);
    expect(cells(table, "folder")).toEqual(["a", "b"]);
    expect(cells(table, "class")).toEqual(["owl", "wren"]);
  });
});

describe("a zip of sounds", () => {
  it("is a spectrogram each, with its length in seconds", async () => {
    const samples = Float32Array.from({ length: 12_000 }, (_, at) => Math.sin(at / 3));
    const table = await tableOf({
      "high/1.wav": writeWav({ samples, sampleRateHz: 8000 }),
      "low/1.wav": writeWav({ samples, sampleRateHz: 4000 }),
    });
    expect(table.names).toEqual(["file", "class", "sound", "seconds"]);
    expect(cells(table, "seconds")).toEqual(["1.5", "3"]);
    expect(pixelsOf(cells(table, "sound")[0] ?? "")).toMatchObject({ width: 64, height: 40, channels: 1 });
  });
});

describe("a zip of texts", () => {
  it("is a document each, in UTF-8, UTF-16 or Latin-1", async () => {
    const utf16 = Uint8Array.of(0xff, 0xfe, 0xfc, 0, 0x21, 0);
    const table = await tableOf({
      "1.txt": strToU8("über\r\nalles"),
      "2.txt": Uint8Array.of(0xfc, 0x21),
      "3.txt": utf16,
    });
    expect(cells(table, "text")).toEqual(["über\nalles", "ü!", "ü!"]);
  });

  it("longer than a cell may be are missing", async () => {
    const long = new Uint8Array(archiveLimits.textCharacters + 1).map((_, at) => 97 + ((at * 7) % 23) + (at % 3));
    expect(cells(await tableOf({ "1.txt": strToU8("ab"), "2.txt": long }), "text")).toEqual(["ab", null]);
  });
});

describe("a zip of one table", () => {
  it("is that table, read as is asked", async () => {
    const table = await tableOf({ "a/t.csv": strToU8("a;b\n1,5;2\n") }, { decimal: "," });
    expect([table.names, cells(table, "a")]).toEqual([["a", "b"], ["1.5"]]);
  });
});
