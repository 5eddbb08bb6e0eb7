// Model zips as they come back: damaged, edited by hand, made by somebody else, made to break the app. Each case says what
// is right: read, or refused with its code and the part or field that is named.
import { strToU8 } from "fflate";
import { packed, renamed, withParts, withStatedSize, withText, withTurnedBit, type Spoil } from "./archives";

export interface MalformedModel {
  readonly name: string;
  /** @param parts of a zip that the app wrote: a classifier of two classes, layers of 7, 5 and 1 units */
  bytes(parts: Record<string, Uint8Array>): Uint8Array;
  readonly expect: "read" | { readonly code: string; readonly field?: string };
}

const read = (name: string, bytes: Spoil): MalformedModel => ({ name, bytes, expect: "read" });
const refused = (name: string, bytes: Spoil, what: string, field?: string): MalformedModel => ({
  name,
  bytes,
  expect: { code: what.includes("/") ? what : `model-file/${what}`, ...(field !== undefined && { field }) },
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, new Uint8Array(1)]));
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const model = (from: string, to: string): Spoil => withText("model.json", from, to);
const preparation = (from: string, to: string): Spoil => withText("preparation.json", from, to);
const part = (name: string, text: string): Spoil => withParts({ [name]: strToU8(text) });
/** @param value in the place of the weight at this place */
const weight =
  (at: number, value: number): Spoil =>
  (parts) => {
    const bytes = (parts["weights.bin"] ?? new Uint8Array()).slice();
    new DataView(bytes.buffer).setFloat32(4 * at, value, true);
    return withParts({ "weights.bin": bytes })(parts);
  };

const archives = [
  read("packed anew, with what an archiver adds", withParts({ "__MACOSX/._model.json": new Uint8Array(8) })),
  read("a folder in it", withParts({ "notes/": new Uint8Array() })),
  refused("empty", () => new Uint8Array(), "archive/broken"),
  refused("a text", () => strToU8("hello, this is no zip"), "archive/broken"),
  refused("cut off at its end", (parts) => packed(parts).slice(0, -30), "archive/broken"),
  refused("its first half", (parts) => packed(parts).slice(0, 2000), "archive/broken"),
  refused("its beginning lost", (parts) => packed(parts).slice(100), "archive/broken"),
  refused("an empty zip", () => packed({}), "part-missing", "preparation.json"),
  refused("a bomb", withParts({ bomb: new Uint8Array(20_000_000) }), "archive/too-large"),
  refused("a part that says it is four gigabytes", withStatedSize("weights.bin", 0xfffffff0), "archive/too-large"),
  refused(
    "a part that says it is smaller than it is",
    withStatedSize("weights.bin", 8),
    "archive/changed",
    "weights.bin",
  ),
  refused("thirty parts", withParts(many(30)), "archive/too-many"),
  refused("a climbing name", withParts({ "../model.json": new Uint8Array(1) }), "archive/path", "../model.json"),
  refused("an absolute name", withParts({ "/etc/passwd": new Uint8Array(1) }), "archive/path", "/etc/passwd"),
  refused("a name of Windows", withParts({ "C:\\model": new Uint8Array(1) }), "archive/path", "C:\\model"),
  refused("weights that are there twice", renamed("weights.xyz", "weights.bin"), "archive/twice", "weights.bin"),
  refused("a bit of a weight turned on its way", withTurnedBit("weights.bin", 2), "archive/changed", "weights.bin"),
  refused(
    "a letter of the preparation turned",
    withTurnedBit("preparation.json", 40),
    "archive/changed",
    "preparation.json",
  ),
];

const documents = [
  refused("no model.json", withParts({ "model.json": undefined }), "part-missing", "model.json"),
  refused("no preparation.json", withParts({ "preparation.json": undefined }), "part-missing", "preparation.json"),
  refused("no weights", withParts({ "weights.bin": undefined }), "part-missing", "weights.bin"),
  refused("model.json that is no JSON", part("model.json", "{"), "not-json", "model.json"),
  refused("model.json that is no UTF-8", withParts({ "model.json": Uint8Array.from([0xff, 0xfe, 0x7b]) }), "not-json"),
  refused("model.json that is a list", part("model.json", "[]"), "field"),
  refused("model.json that is null", part("model.json", "null"), "field"),
  refused("model.json of 100,000 brackets", part("model.json", nested(100_000)), "field"),
  refused("layers of 100,000 brackets", model('"layers": [', `"layers": ${nested(100_000)}, "x": [`), "field"),
  refused("a graph model", model('"layers-model"', '"graph-model"'), "field", "model.json: format"),
  refused("a newer preparation", preparation('"format": 1', '"format": 2'), "field", "preparation.json: format"),
  read("keys called __proto__", preparation('"format": 1', '"__proto__": {"polluted": 1}, "format": 1')),
];

const layers = [
  refused("a layer that nobody knows", model('"Dense"', '"Lambda"'), "field", "class_name"),
  refused("an activation that nobody knows", model('"relu"', '"swish"'), "field", "activation"),
  refused("another type of number", model('"float32"\n', '"float16"\n'), "field", "dtype"),
  refused("a layer of a negative size", model('"units": 7', '"units": -7'), "field", "units"),
  refused("a layer of half a unit", model('"units": 7', '"units": 7.5'), "field", "units"),
  refused("a layer of a billion units", model('"units": 7', '"units": 1e9'), "field", "units"),
  refused("a layer of infinite units", model('"units": 7', '"units": 1e999'), "field", "units"),
  refused("a layer of one unit too many", model('"units": 7', '"units": 8'), "shape", "dense_1"),
  refused("weights of another file", model('"weights.bin"', '"../secret.bin"'), "field", "weightsManifest.0.paths.0"),
  refused("weights at an address", model('"weights.bin"', '"https://example.org/w.bin"'), "field", "paths.0"),
  refused("a kernel of another name", model('"dense_1/kernel"', '"dense_9/kernel"'), "shape", "dense_1"),
  refused("weights that are cut off", withParts({ "weights.bin": new Uint8Array(8) }), "weights-size", "weights.bin"),
  refused("weights that are not numbers", weight(3, NaN), "not-finite", "weights.bin"),
  refused("weights without end", weight(3, Infinity), "not-finite", "weights.bin"),
];

const preparations = [
  refused("an operation that nobody knows", preparation('"op": "affine"', '"op": "eval"'), "field", "op"),
  refused("a scale without end", preparation('"scale": ', '"scale": 1e999, "was": '), "field", "scale"),
  refused("a third class", preparation('"classes": [', '"classes": ["third",'), "shape", "output"),
  refused("no classes", preparation('"classes": [', '"classes": [], "were": ['), "shape"),
  refused("another task", preparation('"task": "classification"', '"task": "regression"'), "shape"),
  refused("a task that nobody knows", preparation('"task": "classification"', '"task": "poetry"'), "field", "task"),
  refused("a feature too many", preparation('"features": [', '"features": ["one more",'), "shape"),
  refused("no experiment", preparation('"experiment": {', '"experiment": null, "was": {'), "field", "experiment"),
];

export const malformedModels: readonly MalformedModel[] = [...archives, ...documents, ...layers, ...preparations];
