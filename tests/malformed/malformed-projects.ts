// Files of "everything as one file" as they come to another device. Each case says what is right: read, with so many
// records; or refused as a whole, with its code and the part that is named.
import { strToU8 } from "fflate";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";
import { newLessonProgress } from "../../src/storage/progress";
import { packed, renamed, withParts, withStatedSize, withText, withTurnedBit, type Spoil } from "./archives";

export interface MalformedProject {
  readonly name: string;
  /** @param parts of a file that the app wrote of `soundRecords` */
  bytes(parts: Record<string, Uint8Array>): Uint8Array;
  readonly expect:
    { readonly records: number } | { readonly code: string; readonly file?: string; readonly field?: string };
}

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 40, noise: 0.1 },
  target: "class",
};
/** The learner's file: it is kept under its SHA-256. */
const table = strToU8("x,y\n1,a\n2,b\n");
const tableKey = "01331cf653a16b7278f66569b5719303c2f18ce869c87638c09943a49d3e73dd";

export const soundRecords = [
  { kind: "progress", records: [{ key: "first-model", saved: 5, value: { ...newLessonProgress(), step: "s2" } }] },
  {
    kind: "benches",
    records: [{ key: "lab/points", saved: 6, value: { format: 1, experiment, run: null, kept: [], openings: 0 } }],
  },
  { kind: "files", records: [{ key: tableKey, saved: 7, value: { name: "mine.csv", file: new Blob([table]) } }] },
] as const;

const read = (name: string, bytes: Spoil, records: number): MalformedProject => ({ name, bytes, expect: { records } });
const refused = (name: string, bytes: Spoil, code: string, part?: string): MalformedProject => ({
  name,
  bytes,
  // What is wrong with the zip is told with its entry, as of any zip; what is wrong in it with the file that it is.
  expect: { code, ...(part !== undefined && { [code.startsWith("archive/") ? "field" : "file"]: part }) },
});

const progress = "progress/first-model.json";
const bench = "benches/lab%2Fpoints.json";
const bin = (parts: Record<string, Uint8Array>): string =>
  Object.keys(parts).find((name) => name.endsWith(".bin")) ?? "";
const part = (name: string, text: string): Spoil => withParts({ [name]: strToU8(text) });
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, new Uint8Array(0)]));
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

const archives = [
  read("what an archiver adds", withParts({ "__MACOSX/._x": new Uint8Array(9), ".DS_Store": new Uint8Array(9) }), 3),
  read("a note that somebody put in", part("readme.txt", "mine"), 3),
  refused("empty", () => new Uint8Array(), "archive/broken"),
  refused("a text", () => strToU8("hello, this is no zip at all"), "archive/broken"),
  refused("cut off", (parts) => packed(parts).slice(0, -40), "archive/broken"),
  refused("its beginning lost", (parts) => packed(parts).slice(60), "archive/broken"),
  refused("a bomb", withParts({ "files/x.bin": new Uint8Array(24_000_000) }), "archive/too-large"),
  refused(
    "a part that says it is smaller than it is, of a bomb",
    (parts) => withStatedSize("files/x.bin", 8)({ ...parts, "files/x.bin": new Uint8Array(24_000_000) }),
    "archive/changed",
  ),
  refused("20,001 parts", withParts(many(20_001)), "archive/too-many"),
  refused(
    "a climbing name",
    withParts({ "progress/../../x.json": strToU8("{}") }),
    "archive/path",
    "progress/../../x.json",
  ),
  refused("an absolute name", withParts({ "/progress/x.json": strToU8("{}") }), "archive/path"),
  refused("a name of Windows", withParts({ "progress\\x.json": strToU8("{}") }), "archive/path"),
  refused("a record that is there twice", renamed("progress/first-modex.json", progress), "archive/twice", progress),
  refused("a letter turned on its way", withTurnedBit(progress, 30), "archive/changed", progress),
];

const manifests = [
  refused("another zip", () => packed({ "a.txt": strToU8("a") }), "carry/not-ours"),
  refused("a manifest that is no JSON", part("learning-curve.json", "{"), "carry/not-ours"),
  refused("a manifest of another app", part("learning-curve.json", '{"app":"other","format":1}'), "carry/not-ours"),
  refused("a format below one", part("learning-curve.json", '{"app":"learning-curve","format":-1}'), "carry/not-ours"),
  refused("a newer format", part("learning-curve.json", '{"app":"learning-curve","format":2}'), "carry/newer"),
];

const records = [
  refused(
    "a kind of a newer version",
    part("robots/a.json", '{"saved":1,"value":{}}'),
    "carry/unknown-kind",
    "robots/a.json",
  ),
  refused("a kind called constructor", part("constructor/a.json", "{}"), "carry/unknown-kind"),
  refused("a record that is no JSON", part(progress, "{"), "carry/record", progress),
  refused("a record of 100,000 brackets", part(progress, nested(100_000)), "carry/record", progress),
  refused("a record without its moment", part(progress, '{"value":{}}'), "carry/record", progress),
  refused(
    "a moment that never comes",
    withText(progress, '"saved":5', '"saved":{"$number":"Infinity"}'),
    "carry/record",
    progress,
  ),
  refused("a moment after the last", withText(progress, '"saved":5', '"saved":1e17'), "carry/record", progress),
  refused("progress of another schema", withText(progress, '"done":[]', '"done":7'), "carry/record", progress),
  refused("-1 openings", withText(bench, '"openings":0', '"openings":-1'), "carry/record", bench),
  refused("1e999 openings", withText(bench, '"openings":0', '"openings":1e999'), "carry/record", bench),
  refused("an Experiment of a billion units", withText(bench, '"units":64', '"units":1e9'), "carry/record", bench),
  refused(
    "100,000 runs that are none",
    withText(bench, '"kept":[]', `"kept":[${Array(100_000).fill("{}").join()}]`),
    "carry/record",
    bench,
  ),
  refused("a key of a megabyte", part(`progress/${"x".repeat(60_000)}.json`, '{"saved":1,"value":{}}'), "carry/record"),
  refused(
    "no key",
    (parts) => withParts({ "progress/.json": parts[progress] })(parts),
    "carry/record",
    "progress/.json",
  ),
  refused(
    "a key of broken escapes",
    (parts) => withParts({ "progress/%E0%A4.json": parts[progress] })(parts),
    "carry/record",
  ),
  read(
    "a key that looks like a path stays a key",
    (parts) => withParts({ "progress/%2E%2E%2Fx.json": parts[progress] })(parts),
    4,
  ),
  read("__proto__ in a record", withText(progress, '"done":[]', '"done":[],"__proto__":{"polluted":1}'), 3),
  refused(
    "a learner's file that was changed",
    (parts) => withParts({ [bin(parts)]: strToU8("x,y\n9,z\n") })(parts),
    "carry/changed",
  ),
  refused(
    "a learner's file without its bytes",
    (parts) => withParts({ [bin(parts)]: undefined })(parts),
    "carry/record",
  ),
  refused(
    "bytes without their record",
    withParts({ "files/abc.bin": new Uint8Array(3) }),
    "carry/record",
    "files/abc.bin",
  ),
];

export const malformedProjects: readonly MalformedProject[] = [...archives, ...manifests, ...records];
