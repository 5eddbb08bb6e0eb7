// Zips of data as people bring them: packed by other systems, damaged, edited by hand, made to break the app. Each case says
// what is right: the table that comes of it, or the code of the refusal and the file it names.
import { encode } from "fast-png";
import { strToU8, zipSync } from "fflate";
import { packed, renamed, withStatedSize, withTurnedBit } from "./archives";

export interface ExpectedTable {
  readonly names: readonly string[];
  readonly rows: number;
  /** Cells of the last column that are missing. */
  readonly missing?: number;
  readonly classes?: readonly string[];
  readonly cells?: readonly string[];
}

export interface MalformedZip {
  readonly name: string;
  bytes(): Uint8Array;
  readonly expect: ExpectedTable | { readonly code: string; readonly field?: string };
}

type Parts = Record<string, Uint8Array>;
const png = (gray: number, side = 4): Uint8Array =>
  Uint8Array.from(
    encode({ width: side, height: side, channels: 1, depth: 8, data: new Uint8Array(side * side).fill(gray) }),
  );
const wav = (bits: number): Uint8Array => {
  const bytes = new Uint8Array(44 + 64);
  const view = new DataView(bytes.buffer);
  bytes.set(strToU8("RIFF"), 0);
  bytes.set(strToU8("WAVEfmt "), 8);
  [16, 0x10001, 8000, 8000, (bits << 16) | 1].forEach((value, at) => view.setUint32(16 + 4 * at, value, true));
  bytes.set(strToU8("data"), 36);
  view.setUint32(40, 64, true);
  return bytes;
};
const pets: Parts = { "cats/1.png": png(10), "cats/2.png": png(20), "dogs/1.png": png(30) };
const petTable: ExpectedTable = { names: ["file", "class", "image"], rows: 3, missing: 0 };

const read = (name: string, parts: Parts | (() => Uint8Array), expected: ExpectedTable): MalformedZip => ({
  name,
  bytes: typeof parts === "function" ? parts : () => packed(parts),
  expect: expected,
});
const refused = (
  name: string,
  parts: Parts | (() => Uint8Array),
  code: string,
  more: { field?: string } = {},
): MalformedZip => ({
  name,
  bytes: typeof parts === "function" ? parts : () => packed(parts),
  expect: { code, ...more },
});

/** The zip of the pets with bytes changed, in the directory (its first entry) or the end record. */
const changed = (place: "entry" | "end" | "local", at: number, bytes: readonly number[]) => (): Uint8Array => {
  const zip = packed(pets);
  const marks = { entry: [0x50, 0x4b, 1, 2], end: [0x50, 0x4b, 5, 6], local: [0x50, 0x4b, 3, 4] }[place];
  const start = zip.findIndex((_, from) => marks.every((byte, index) => zip[from + index] === byte));
  zip.set(bytes, start + at);
  return zip;
};
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const many = (count: number): Parts =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.png`, new Uint8Array()]));

const harmless = [
  read("pictures in folders", pets, petTable),
  read(
    "with what macOS and Windows leave in it",
    {
      ...pets,
      "__MACOSX/cats/._1.png": strToU8("no picture"),
      ".DS_Store": strToU8("no picture"),
      "cats/.DS_Store": strToU8("no picture"),
      "dogs/Thumbs.db": strToU8("no picture"),
    },
    petTable,
  ),
  read(
    "with a licence and a list beside the pictures",
    {
      ...pets,
      "LICENSE.txt": strToU8("free"),
      "README.md": strToU8("pets"),
    },
    petTable,
  ),
  read(
    "in one folder above the others",
    Object.fromEntries(Object.entries(pets).map(([name, bytes]) => [`pets/${name}`, bytes])),
    {
      ...petTable,
      classes: ["cats", "dogs"],
    },
  ),
  read("without folders", { "1.png": png(1), "2.png": png(2) }, { names: ["file", "image"], rows: 2 }),
  read("with entries for its folders", { "cats/": new Uint8Array(), ...pets }, petTable),
  read("not packed but stored", () => zipSync(pets, { level: 0 }), petTable),
  read(
    "with a comment that looks like an end",
    () => {
      const zip = packed(pets);
      const comment = strToU8("PK\u0005\u0006 and more");
      new DataView(zip.buffer).setUint16(zip.length - 2, comment.length, true);
      return joined(zip, comment);
    },
    petTable,
  ),
  read(
    "folders by the names of an object's own",
    {
      "__proto__/1.png": png(1),
      "constructor/2.png": png(2),
    },
    { names: ["file", "class", "image"], rows: 2, classes: ["__proto__", "constructor"] },
  ),
  read(
    "names in the letters of Windows",
    () => {
      const zip = packed({ "birds/1.png": png(1), "kuhe/1.png": png(7) });
      // The letter as Latin-1 has it, in a name that does not say that it is UTF-8.
      zip.forEach((_, at) => {
        if (Buffer.from(zip.subarray(at, at + 5)).toString() === "kuhe/") zip[at + 1] = 0xfc;
      });
      return zip;
    },
    { names: ["file", "class", "image"], rows: 2, classes: ["birds", "k\u00fche"] },
  ),
  read(
    "one damaged picture among good ones",
    { ...pets, "dogs/2.png": png(1).slice(0, 50) },
    { ...petTable, rows: 4, missing: 1 },
  ),
  read(
    "a text that calls itself a picture among good ones",
    { ...pets, "dogs/2.jpg": strToU8("wuff") },
    { ...petTable, rows: 4, missing: 1 },
  ),
  read(
    "a GIF among PNGs, where no browser is at hand",
    { ...pets, "dogs/2.gif": strToU8("GIF89a") },
    { ...petTable, rows: 4, missing: 1 },
  ),
  read(
    "a picture of a hundred thousand megapixels among good ones",
    () => {
      const bomb = png(1);
      bomb.set([0, 4, 0x93, 0xe0, 0, 4, 0x93, 0xe0], 16);
      return packed({ ...pets, "dogs/2.png": bomb });
    },
    { ...petTable, rows: 4, missing: 1 },
  ),
  read("one table", { "table.csv": strToU8("a,b\n1,x\n2,y\n3,x\n") }, { names: ["a", "b"], rows: 3 }),
  read(
    "one table of JSON with junk",
    { "data/t.json": strToU8('[{"a":1},{"a":2}]'), "data/.DS_Store": new Uint8Array(3) },
    { names: ["a"], rows: 2 },
  ),
  read(
    "texts in two encodings, one of them empty",
    {
      "de/1.txt": strToU8("Gr\u00fc\u00dfe"),
      "de/2.txt": Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65, 0x0d, 0x0a),
      "en/1.txt": strToU8("   "),
    },
    { names: ["file", "class", "text"], rows: 3, missing: 1, cells: ["Gr\u00fc\u00dfe", "Gr\u00fc\u00dfe"] },
  ),
  read(
    "sounds, one of them packed",
    { "a/1.wav": wav(8), "b/1.wav": wav(8), "b/2.wav": wav(12) },
    {
      names: ["file", "class", "sound", "seconds"],
      rows: 3,
      missing: 1,
    },
  ),
];

const refusals = [
  refused("no file in it", () => packed({}), "archive/nothing"),
  refused("only a list of contents", { "README.md": strToU8("pets") }, "archive/nothing"),
  refused(
    "a workbook of Excel",
    { "xl/workbook.xml": strToU8("<x/>"), "[Content_Types].xml": strToU8("<x/>") },
    "csv/other-format",
  ),
  refused("pictures and sounds", { ...pets, "cats/purr.wav": wav(8) }, "archive/mixture", { field: "cats/purr.wav" }),
  refused(
    "pictures and a table that names none of them",
    { ...pets, "labels.csv": strToU8("a,b\n1,2\n") },
    "archive/names-none",
    {
      field: "labels.csv",
    },
  ),
  refused("two tables", { "a.csv": strToU8("a\n1\n"), "b.csv": strToU8("a\n2\n") }, "archive/tables", {
    field: "b.csv",
  }),
  refused("a zip in the zip", () => packed({ ...pets, "more.zip": packed(pets) }), "archive/nested", {
    field: "more.zip",
  }),
  refused("a zip that calls itself a table", () => packed({ "t.csv": packed(pets) }), "csv/other-format"),
  refused("nothing but damaged pictures", { "a.png": png(1).slice(0, 40) }, "images/broken", { field: "a.png" }),
  refused("nothing but GIFs, where no browser is at hand", { "a.gif": strToU8("GIF89a") }, "images/no-decoder"),
  refused("nothing but sounds that are none", { "a.wav": strToU8("ID3") }, "sound/not-wav"),
  refused("nothing but empty texts", { "a.txt": strToU8(" "), "b.txt": strToU8("\n") }, "text/empty"),
  refused("cut off at its end", () => packed(pets).slice(0, -30), "archive/broken"),
  refused(
    "cut off at its beginning",
    () => joined(strToU8("PK\u0003\u0004"), packed(pets).slice(40)),
    "archive/broken",
  ),
  refused("something before it", () => joined(strToU8("PK\u0003\u0004 a program"), packed(pets)), "archive/broken"),
  refused("a turned bit", () => withTurnedBit("cats/1.png", 20)(pets), "archive/changed", { field: "cats/1.png" }),
  refused(
    "a file that is no deflated one",
    changed("local", 30 + "cats/1.png".length, [0xff, 0xff]),
    "archive/damaged",
  ),
  refused("locked with a password", changed("entry", 8, [1, 0]), "archive/encrypted", { field: "cats/1.png" }),
  refused("packed in another way", changed("entry", 10, [12, 0]), "archive/method"),
  refused("an entry outside of it", changed("entry", 42, [0xff, 0xff, 0xff, 0x7f]), "archive/broken"),
  refused("an entry that begins where none does", changed("entry", 42, [5, 0, 0, 0]), "archive/broken"),
  refused("an entry that is longer than it", changed("entry", 20, [0xff, 0xff, 0xff, 0x7f]), "archive/broken"),
  refused("on two disks", changed("end", 4, [1, 0]), "archive/broken"),
  refused("fewer files than its directory is long", changed("end", 8, [2, 0, 2, 0]), "archive/broken"),
  refused("more files than its directory is long", changed("end", 8, [4, 0, 4, 0]), "archive/broken"),
  refused("more files than a plain zip can count", changed("end", 8, [0xff, 0xff, 0xff, 0xff]), "archive/zip64"),
  refused("a file of four gigabytes", changed("entry", 24, [0xff, 0xff, 0xff, 0xff]), "archive/zip64"),
  ...[
    "../evil.png",
    "/root/e.png",
    "C:/evil.ppng",
    "a/../../b.png",
    "a\\b\\evil.png",
    "nul\0bytes.png",
    "./dotted.png",
  ].map((name) =>
    refused(`the name ${JSON.stringify(name)}`, () => renamed("x".repeat(name.length), name)(pets), "archive/path"),
  ),
  refused("a file twice", () => renamed("cats/9.png", "cats/1.png")(pets), "archive/twice", { field: "cats/1.png" }),
];

const bombs = [
  refused("21 megabytes of nothing", { "a.csv": new Uint8Array(21_000_000) }, "archive/too-large", { field: "a.csv" }),
  refused(
    "a file that unpacks to more than it says",
    () => withStatedSize("cats/1.png", 40)({ ...pets, "cats/1.png": new Uint8Array(4_000_000) }),
    "archive/changed",
    { field: "cats/1.png" },
  ),
  refused(
    "a file that unpacks to less than it says",
    () => withStatedSize("cats/1.png", 4_000_000)(pets),
    "archive/changed",
  ),
  refused(
    "a hundred files that say they are five megabytes each",
    () => {
      const parts = Object.fromEntries(
        Array.from({ length: 101 }, (_, at) => [`${at}`.padStart(3, "0") + ".png", png(1)]),
      );
      return Object.keys(parts).reduce((zip, name) => statedIn(zip, name, 4_999_999), packed(parts));
    },
    "archive/too-large",
  ),
  refused(
    "entries that share one packed file",
    () => {
      const zip = packed(pets);
      const view = new DataView(zip.buffer);
      // Every entry of the directory begins where the first does.
      for (let at = 0; at + 46 < zip.length; at++)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 42, 0, true);
      return zip;
    },
    "archive/overlap",
  ),
  refused("20,001 files", () => zipSync(many(20_001), { level: 0 }), "archive/too-many"),
  refused(
    "a million files, counted in 16 bits",
    () => {
      const zip = zipSync(many(1000), { level: 0 });
      new DataView(zip.buffer).setUint16(zip.length - 22 + 8, 1_000_000 & 0xffff, true);
      new DataView(zip.buffer).setUint16(zip.length - 22 + 10, 1_000_000 & 0xffff, true);
      return zip;
    },
    "archive/broken",
  ),
];

function statedIn(zip: Uint8Array, name: string, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const wanted = strToU8(name);
  for (let at = 0; at + 46 < zip.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (wanted.every((byte, index) => zip[at + 46 + index] === byte)) view.setUint32(at + 24, size, true);
  }
  return zip;
}

export const malformedZips: readonly MalformedZip[] = [...harmless, ...refusals, ...bombs];
