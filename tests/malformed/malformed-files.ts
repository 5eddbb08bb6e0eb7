// Files as people have them: 60 ways in which a CSV is odd or broken, and what is right for each. What is refused names
// the code and, where there is one, the line; what is read names the table that should come out.

import { strToU8, zipSync } from "fflate";

type Cell = string | null;

export interface MalformedFile {
  readonly name: string;
  bytes(): Uint8Array;
  readonly expect: Read | Refused;
}

export interface Refused {
  readonly code: string;
  readonly line?: number;
  readonly field?: string;
  /** What the command line was asked to predict; where absent, reading the file fails already. */
  readonly target?: string;
  readonly task?: string;
}

export interface Read {
  readonly names: readonly string[];
  /** Whole, or its first and last rows where it is long. */
  readonly rows:
    | readonly (readonly Cell[])[]
    | { readonly count: number; readonly first: readonly Cell[]; readonly last: readonly Cell[] };
  /** Where it can be trained on: what, and some reasons of notes that must be told. */
  readonly target?: string;
  readonly told?: readonly string[];
}

export const isRefused = (expected: Read | Refused): expected is Refused => "code" in expected;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  return bytes;
}

const read = (name: string, content: string | (() => Uint8Array), expected: Read): MalformedFile => ({
  name,
  bytes: typeof content === "string" ? () => utf8(content) : content,
  expect: expected,
});
const refused = (
  name: string,
  content: string | (() => Uint8Array),
  code: string,
  more: Omit<Refused, "code"> = {},
): MalformedFile => ({
  name,
  bytes: typeof content === "string" ? () => utf8(content) : content,
  expect: { code, ...more },
});

/** A table that can be learned: y follows x, and there are enough rows for three parts. @param odd appended to each row */
function learnable(header: string, odd: (row: number) => string, count = 40): string {
  const rows = Array.from(
    { length: count },
    (_, row) => `${(row % 8) + (row % 3) / 10},${row % 2 ? "yes" : "no"}${odd(row)}`,
  );
  return `${header}\n${rows.join("\n")}\n`;
}

/** The first and last rows of such a table. @param odd the cells after x and y */
const ofLearnable = (odd: (row: number) => readonly Cell[], count = 40) => {
  const row = (at: number): Cell[] => [String((at % 8) + (at % 3) / 10), at % 2 ? "yes" : "no", ...odd(at)];
  return { count, first: row(0), last: row(count - 1) };
};

const small = [
  ["Ada", "3.5"],
  ["Bob", "4"],
] as const;
const smallNames = ["name", "mass"];
const smallText = "name,mass\nAda,3.5\nBob,4\n";

const quotes = [
  refused("an unclosed quote that swallows the file", 'a,b\n1,2\n3,"x\n4,5\n6,7\n', "csv/unclosed-quote", { line: 3 }),
  refused(
    "an unclosed quote before three megabytes",
    () => utf8(`a,b\n1,2\n3,"x\n${"4,5\n".repeat(800_000)}`),
    "csv/unclosed-quote",
    { line: 3 },
  ),
  refused("an unclosed quote in the header", '"a,b\n1,2\n3,4\n', "csv/unclosed-quote", { line: 1 }),
  refused("a quote that a later one closes", 'a,b\n1,"x\n4,5\n6,"y"\n', "csv/unclosed-quote", { line: 2 }),
  refused("text after a closing quote", 'a,b\n1,"x"y\n3,4\n', "csv/stray-quote", { line: 2 }),
  refused("quotes escaped by a backslash", 'a,b\n1,"say \\"x\\" twice"\n3,4\n', "csv/stray-quote", { line: 2 }),
  read("inches: a quote inside a bare field", 'size,n\n5" pipe,1\n6" pipe,2\n', {
    names: ["size", "n"],
    rows: [
      ['5" pipe', "1"],
      ['6" pipe', "2"],
    ],
  }),
  read("line ends, delimiters and quotes in quotes", 'a,b\n"x, ""y""","1\n2"\n"",3\n', {
    names: ["a", "b"],
    rows: [
      ['x, "y"', "1\n2"],
      [null, "3"],
    ],
  }),
  read("everything in quotes", '"name","mass"\n"Ada","3.5"\n"Bob","4"\n', { names: smallNames, rows: small }),
];

const shape = [
  refused("a short row", "a,b\n1,2\n3\n4,5\n", "csv/ragged-row", { line: 3 }),
  refused("a long row", "a,b\n1,2\n3,4,5\n", "csv/ragged-row", { line: 3 }),
  refused("a short row after a cell of three lines", 'a,b\n"1\n2\n3",x\n4\n', "csv/ragged-row", { line: 5 }),
  refused("a decimal comma between commas", "a,b\n1,5,2\n2,5,3\n", "csv/ragged-row", { line: 2 }),
  refused("row names without a header", "a,b\nr1,1,2\nr2,3,4\n", "csv/ragged-row", { line: 2 }),
  refused("a title above the header", "Report of 2020\n\na,b\n1,2\n", "csv/ragged-row", { line: 3 }),
  refused("comment lines", "# from the station\n# hourly\nwind,rain\n1,2\n", "csv/ragged-row", { line: 3 }),
  refused(
    "a million columns",
    () => utf8(`${"c,".repeat(1_000_000)}c\n${"1,".repeat(1_000_000)}1\n`),
    "csv/too-many-columns",
    { line: 1 },
  ),
  refused("a million columns and no line end", () => utf8("c;".repeat(1_000_000)), "csv/too-many-columns", { line: 1 }),
  refused(
    "a field of over a megabyte",
    () => utf8(`a,b\n1,${"x".repeat(1024 * 1024 + 1)}\n2,3\n`),
    "csv/field-too-large",
    { line: 2 },
  ),
  refused(
    "a quoted field of over a megabyte",
    () => utf8(`a,b\n1,"${"x\n".repeat(600_000)}"\n2,3\n`),
    "csv/field-too-large",
    { line: 2 },
  ),
  refused("no bytes", "", "csv/empty"),
  refused("only blanks", "\n  \n\t\n\r\n", "csv/empty"),
  refused("only a byte order mark", "\uFEFF", "csv/empty"),
  refused("only a header", "a,b,c\n", "csv/only-header"),
  read("blank lines and lines of blanks", "name,mass\n\nAda,3.5\n   \n\nBob,4\n\n\n", {
    names: smallNames,
    rows: small,
  }),
  read("a delimiter at the end of each row", "name,mass,\nAda,3.5,\nBob,4,\n", {
    names: [...smallNames, "column 3"],
    rows: small.map((row) => [...row, null]),
  }),
  read("more delimiters than columns at the ends of rows", "name,mass\nAda,3.5,,\nBob,4\n", {
    names: smallNames,
    rows: small,
  }),
  read("a row of nothing but delimiters", "name,mass\nAda,3.5\n,\nBob,4\n", {
    names: smallNames,
    rows: [small[0], [null, null], small[1]],
  }),
];

const writing = [
  read("a byte order mark before quotes", '\uFEFF"name","mass"\nAda,3.5\nBob,4\n', { names: smallNames, rows: small }),
  read("UTF-16 LE with a mark", () => utf16(`\uFEFF${smallText}`, true), { names: smallNames, rows: small }),
  read("UTF-16 LE without a mark", () => utf16(smallText, true), { names: smallNames, rows: small }),
  read("UTF-16 BE with a mark", () => utf16(`\uFEFF${smallText}`, false), { names: smallNames, rows: small }),
  read("UTF-16 BE without a mark", () => utf16(smallText, false), { names: smallNames, rows: small }),
  refused(
    "UTF-16 that ends in half a letter",
    () => utf16(`\uFEFF${smallText}`, true).subarray(0, -1),
    "csv/encoding",
    { line: 3 },
  ),
  refused(
    "UTF-32",
    () => Uint8Array.from([0xff, 0xfe, 0, 0, ...[..."a,b\n1,2\n"].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])]),
    "csv/binary",
    { line: 1 },
  ),
  refused("a zero byte", "a,b\n1,2\n3,\0\n", "csv/binary", { line: 3 }),
  refused(
    "a spreadsheet that is called .csv",
    () => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") }),
    "csv/other-format",
  ),
  read("names in Latin-1", () => latin1("name,mass\nJ\u00fcrg,3.5\nZo\u00eb,4\n"), {
    names: smallNames,
    rows: [
      ["Jürg", "3.5"],
      ["Zoë", "4"],
    ],
  }),
  read("emoji and right-to-left letters", "naïve 🐧,שם\n🐧🐧,1\n👩‍🔬,2\n", {
    names: ["naïve 🐧", "שם"],
    rows: [
      ["🐧🐧", "1"],
      ["👩‍🔬", "2"],
    ],
  }),
  read("mixed line ends", "name,mass\r\nAda,3.5\rBob,4\n", { names: smallNames, rows: small }),
  read("old Macintosh line ends", "name,mass\rAda,3.5\rBob,4\r", { names: smallNames, rows: small }),
  read("Excel's sep= line", "sep=;\nname;mass\nAda;3,5\nBob;4\n", { names: smallNames, rows: small }),
  read("Excel's sep= line with a comma in the text", 'sep=;\r\nname;note\r\nAda;"a,b"\r\nBob;c,d\r\n', {
    names: ["name", "note"],
    rows: [
      ["Ada", "a,b"],
      ["Bob", "c,d"],
    ],
  }),
  read("tabs", "name\tmass\nAda\t3.5\nBob\t4\n", { names: smallNames, rows: small }),
  read("bars", "name|mass\nAda|3.5\nBob|4\n", { names: smallNames, rows: small }),
  read("semicolons and decimal commas", "name;mass\nAda;3,5\nBob;4,0\n", { names: smallNames, rows: small }),
];

const cells = [
  read("thousands with commas", 'name,people\nUlm,"126,949"\nRome,"2,748,109"\n', {
    names: ["name", "people"],
    rows: [
      ["Ulm", "126949"],
      ["Rome", "2748109"],
    ],
  }),
  read("thousands with points", "name;people;area\nUlm;126.949;118,69\nRome;2.748.109;1.287,36\n", {
    names: ["name", "people", "area"],
    rows: [
      ["Ulm", "126949", "118.69"],
      ["Rome", "2748109", "1287.36"],
    ],
  }),
  read(
    "thousands with blanks and apostrophes",
    "name;people;area\nUlm;126\u00a0949;118,69\nRome;2 748 109;1'287,36\n",
    {
      names: ["name", "people", "area"],
      rows: [
        ["Ulm", "126949", "118.69"],
        ["Rome", "2748109", "1287.36"],
      ],
    },
  ),
  read("codes with leading zeros", "zip,n\n01067,1\n10115,2\n", {
    names: ["zip", "n"],
    rows: [
      ["01067", "1"],
      ["10115", "2"],
    ],
  }),
  read("identifiers longer than a number is exact", "id,n\n12345678901234567890,1\n12345678901234567891,2\n", {
    names: ["id", "n"],
    rows: [
      ["12345678901234567890", "1"],
      ["12345678901234567891", "2"],
    ],
  }),
  read("blanks around names and cells", " name , mass \nAda , 3.5\nBob, 4 \n", {
    names: smallNames,
    rows: [
      ["Ada ", "3.5"],
      ["Bob", "4"],
    ],
  }),
  read(
    "dates",
    learnable("x,y,day", (row) => `,2020-0${(row % 9) + 1}-15`),
    {
      names: ["x", "y", "day"],
      rows: ofLearnable((row) => [`2020-0${(row % 9) + 1}-15`]),
      target: "y",
      told: ["date"],
    },
  ),
  read(
    "a number too large for any computer",
    learnable("x,y,z", (row) => `,${row === 7 ? "1e400" : row * row}`),
    { names: ["x", "y", "z"], rows: ofLearnable((row) => [String(row * row)]), target: "y", told: ["mark"] },
  ),
  read(
    "a number too large for a network",
    learnable("x,y,z", (row) => `,${row === 7 ? "1e39" : row * row}`),
    { names: ["x", "y", "z"], rows: ofLearnable((row) => [String(row * row)]), target: "y", told: ["mark"] },
  ),
  read(
    "hexadecimal numbers",
    learnable("x,y,z", (row) => `,0x${(row % 5) + 10}`),
    { names: ["x", "y", "z"], rows: ofLearnable((row) => [`0x${(row % 5) + 10}`]), target: "y", told: ["one-hot"] },
  ),
  read(
    "infinities",
    learnable("x,y,z", (row) => `,${row === 7 ? "Infinity" : row * row}`),
    { names: ["x", "y", "z"], rows: ofLearnable((row) => [String(row * row)]), target: "y", told: ["mark"] },
  ),
  read(
    "an error of a spreadsheet",
    learnable("x,y,z", (row) => `,${row === 7 ? "#DIV/0!" : row * row}`),
    { names: ["x", "y", "z"], rows: ofLearnable((row) => [String(row * row)]), target: "y", told: ["median"] },
  ),
];

const headers = [
  read("names that come twice", "mass,mass,mass (2)\n1,2,3\n4,5,7\n", {
    names: ["mass", "mass (3)", "mass (2)"],
    rows: [
      ["1", "2", "3"],
      ["4", "5", "7"],
    ],
  }),
  read(
    "names that programs trip over",
    learnable("x,y,__proto__,constructor,toString", (row) => `,${row * row},${row % 5},${row % 4}`),
    {
      names: ["x", "y", "column 3", "column 4", "toString"],
      rows: ofLearnable((row) => [String(row * row), String(row % 5), String(row % 4)]),
      target: "y",
      told: ["renamed-reserved"],
    },
  ),
  read(
    "labels that programs trip over",
    learnable("x,y,z", (row) => `,${["__proto__", "constructor", "hasOwnProperty", "a"][row % 4] ?? ""}`),
    {
      names: ["x", "y", "z"],
      rows: ofLearnable((row) => [["__proto__", "constructor", "hasOwnProperty", "a"][row % 4] ?? ""]),
      target: "y",
      told: ["one-hot"],
    },
  ),
  read("a name of two lines", '"mass\n(g)",name\n1,Ada\n2,Bob\n', {
    names: ["mass (g)", "name"],
    rows: [
      ["1", "Ada"],
      ["2", "Bob"],
    ],
  }),
  read("a name of 5,000 letters", `${"x".repeat(5000)},b\n1,2\n3,5\n`, {
    names: [`${"x".repeat(200)}…`, "b"],
    rows: [
      ["1", "2"],
      ["3", "5"],
    ],
  }),
  read("no header", "1.5,a\n2.5,b\n3.5,a\n", {
    names: ["column 1", "column 2"],
    rows: [
      ["1.5", "a"],
      ["2.5", "b"],
      ["3.5", "a"],
    ],
  }),
  refused(
    "a second column with the target's name",
    learnable("x,y,y", (row) => `,${row % 2 ? "yes" : "no"}`),
    "data/target-twice",
    { target: "y", field: "y" },
  ),
];

const targets = [
  refused(
    "a target that is not there",
    learnable("x,y", () => ""),
    "data/target-missing-column",
    { target: "Yy", field: "Yy" },
  ),
  refused("a target of one class", "x,y\n1,a\n2,a\n3,a\n4,a\n5,a\n", "data/target-constant", {
    target: "y",
    field: "y",
  }),
  refused(
    "a target of 60 labels",
    `x,y\n${Array.from({ length: 240 }, (_, row) => `${row % 7},label ${row % 60}`).join("\n")}\n`,
    "data/too-many-classes",
    { target: "y", field: "y" },
  ),
  refused(
    "a target of names",
    `x,y\n${Array.from({ length: 20 }, (_, row) => `${row % 7},${String.fromCharCode(65 + row)}`).join("\n")}\n`,
    "data/classes-too-rare",
    { target: "y" },
  ),
  refused("a target that is nowhere filled in", "x,y\n1,\n2,NA\n3,?\n4,\n", "data/target-empty", {
    target: "y",
    field: "y",
  }),
  refused(
    "a target of numbers with a remark",
    `x,y\n${Array.from({ length: 80 }, (_, row) => `${row % 7},${row === 9 ? "see note" : row * 1.5}`).join("\n")}\n`,
    "data/target-mixed",
    { target: "y", field: "y" },
  ),
  refused(
    "text to predict as a number",
    learnable("x,y", () => ""),
    "data/target-not-a-number",
    { target: "y", task: "regression", field: "y" },
  ),
  refused("a table in which nothing varies", "x,y\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n", "data/target-constant", {
    target: "y",
    field: "y",
  }),
  refused(
    "features in which nothing varies",
    learnable("x,y,z", () => "")
      .replace(/\n[\d.]+,/g, "\n1,")
      .replace("x,y,z", "x,y"),
    "data/no-features",
    { target: "y" },
  ),
  refused("one column", "y\na\nb\na\nb\na\nb\na\nb\na\nb\n", "data/no-features", { target: "y" }),
  refused("three rows", "x,y\n1,a\n2,b\n3,a\n", "data/too-few-rows", { target: "y" }),
  refused("no cell filled in", "x,y\n,\n,\n,\n,\n", "data/target-empty", { target: "y" }),
  read("a class of one row", learnable("x,y", () => "").concat("3.3,perhaps\n"), {
    names: ["x", "y"],
    rows: { ...ofLearnable(() => []), count: 41, last: ["3.3", "perhaps"] },
    target: "y",
    told: ["class-too-rare"],
  }),
  read(
    "spellings of the target",
    learnable("x,y", () => "")
      .replaceAll("2.2,no", "2.2, NO ")
      .replaceAll("2.1,no", "2.1, NO"),
    { names: ["x", "y"], rows: ofLearnable(() => []), target: "y", told: ["spelling"] },
  ),
];

export const malformedFiles: readonly MalformedFile[] = [
  ...quotes,
  ...shape,
  ...writing,
  ...cells,
  ...headers,
  ...targets,
];
