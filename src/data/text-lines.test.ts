import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "./read-table";
import { cellText } from "./table";
import { areTable } from "./text-lines";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const poem = ["Tiger Tiger, burning bright,", "In the forests of the night;", "What immortal hand or eye,"];

async function cellsOf(bytes: Uint8Array, name = "poem.txt", asked?: Parameters<typeof readTable>[1]) {
  const read = await readTable(bytes, asked, undefined, undefined, undefined, name);
  if (!read.ok) return read.failure;
  const { table, reading } = read.value;
  const columns = table.columns.map((column) => Array.from({ length: table.rows }, (_, row) => cellText(column, row)));
  return { names: table.names, columns, encoding: reading.encoding };
}

describe("a .txt file", () => {
  it.each<[string, Uint8Array, string]>([
    ["UTF-8", utf8(poem.join("\n")), "utf-8"],
    ["UTF-8 with a mark and Windows line ends", utf8(`\uFEFF${poem.join("\r\n")}\r\n`), "utf-8"],
    [
      "UTF-16",
      new Uint8Array(Uint16Array.from(`\uFEFF${poem.join("\n")}`, (char) => char.charCodeAt(0)).buffer),
      "utf-16le",
    ],
    ["blank lines between", utf8(`\n\n${poem.join("\n \t\n\n")}\n\n`), "utf-8"],
  ])("is one document a line: %s", async (_, bytes, encoding) => {
    expect(await cellsOf(bytes)).toEqual({ names: ["text"], columns: [poem], encoding });
  });

  it("is read as Latin-1 where it is no UTF-8", async () => {
    const bytes = Uint8Array.from("Déjà vu, encore.\nUne fée, un âne.", (char) => char.charCodeAt(0));
    const read = await cellsOf(bytes);
    expect(read).toMatchObject({ columns: [["Déjà vu, encore.", "Une fée, un âne."]], encoding: "windows-1252" });
  });

  it("that is not in the encoding asked for is refused with the line", async () => {
    const bytes = Uint8Array.from("one\ntwo\nd\xe9j\xe0 vu", (char) => char.charCodeAt(0));
    expect(await cellsOf(bytes, "a.txt", { encoding: "utf-8" })).toMatchObject({ code: "csv/encoding", line: 3 });
  });

  it("of many pieces loses no line and breaks none", async () => {
    const lines = Array.from({ length: 60_000 }, (_, line) => `Sentence ${line}, about pengüins and the sea`);
    expect(await cellsOf(utf8(lines.join("\n")))).toMatchObject({ columns: [lines] });
  });

  it("is cancelled between two pieces", async () => {
    const read = await readTable(utf8("word\n".repeat(9)), undefined, undefined, () => true, undefined, "a.txt");
    expect(read).toMatchObject({ ok: false, failure: { code: "csv/cancelled" } });
  });

  it("is a table where its lines are one, or the learner says how it is delimited", async () => {
    expect(await cellsOf(utf8("a\tb\n1\t2\n3\t4"))).toMatchObject({ names: ["a", "b"] });
    expect(await cellsOf(utf8(poem.join("\n")), "poem.txt", { delimiter: "," })).not.toMatchObject({ names: ["text"] });
    expect(await cellsOf(utf8("sentence\nHe came.\nShe went, too."), "poem.csv")).not.toMatchObject({
      names: ["text"],
    });
    expect(await cellsOf(utf8(""))).toMatchObject({ code: "csv/empty" });
  });

  it("gives back any lines that are not a table", async () => {
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n]/g, "").trim());
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (list) => {
        const lines = list.filter((one) => one !== "");
        fc.pre(
          lines.length > 0 &&
            !lines.some((one) => one.includes("\0")) &&
            !areTable(lines) &&
            !/^[[{]/.test(lines[0] ?? ""),
        );
        expect(await cellsOf(utf8(`\n${lines.join("\n")}`))).toMatchObject({ columns: [lines] });
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});

describe("lines are a table", () => {
  it.each<[boolean, string, string[]]>([
    [true, "with tabs", ["name\tmass", "Adelie\t3.7", "Gentoo\t5.0"]],
    [true, "with semicolons", ["name;mass", "Adelie;3,7"]],
    [true, "with a comma in a quoted cell", ["name,mass", '"Gentoo, the king of all, he says",5', "Adelie,4"]],
    [true, "with one line in forty that is not like the others", [...new Array<string>(39).fill("a,b"), "a,b,c"]],
    [true, "of one column of numbers", ["mass", "3.7", "5"]],
    [false, "of prose", poem],
    [false, "of prose with one comma a line", ["Yes, sir.", "No, sir.", "Well, then."]],
    [false, "of prose that begins alike", ["He said nothing", "He said:no", "He said|no"]],
    [false, "of one line", ["a,b,c"]],
    [false, "of none", []],
  ])("%s: %s", (expected, _, lines) => {
    expect(areTable(lines)).toBe(expected);
  });
});
