// Experiments as people and programs get them wrong, as files and in addresses. Each case says what is right: read (as
// it would be without the oddity), or refused with its code, the field, and words that must stand in the sentence.
import { deflateRawSync } from "node:zlib";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";

export interface MalformedExperiment {
  readonly name: string;
  bytes(): Uint8Array;
  readonly expect: "read" | RefusedExperiment;
}
export interface RefusedExperiment {
  readonly code: string;
  readonly field?: string;
  readonly said?: string;
  /** Only what opens the data can tell: the document itself is read. */
  readonly whenOpened?: true;
}

export const soundExperiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "clouds", count: 60, noise: 0.2 },
  target: "class",
  model: { family: "mlp", layers: [{ units: 2, activation: "tanh" }] },
  training: { epochs: 1, batchSize: 16, optimizer: "sgd", learningRate: 0.1 },
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const soundText = JSON.stringify(soundExperiment);
/** The document with this text in the place of that. */
const changed = (from: string, to: string): string => {
  if (!soundText.includes(from)) throw new Error(`${from} is not in the document`);
  return soundText.replace(from, () => to);
};
const merged = (parts: Record<string, unknown>): string => JSON.stringify({ ...soundExperiment, ...parts });
const training = (parts: Record<string, unknown>): string =>
  merged({ training: { ...soundExperiment.training, ...parts } });
const nested = (depth: number, open = "[", close = "]"): string => open.repeat(depth) + close.repeat(depth);
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);

const read = (name: string, content: string | (() => Uint8Array)): MalformedExperiment => ({
  name,
  bytes: typeof content === "string" ? () => utf8(content) : content,
  expect: "read",
});
const refused = (
  name: string,
  content: string | (() => Uint8Array),
  code: string,
  field?: string,
  said?: string,
): MalformedExperiment => ({
  name,
  bytes: typeof content === "string" ? () => utf8(content) : content,
  expect: { code, ...(field !== undefined && { field }), ...(said !== undefined && { said }) },
});
const refusedWhenOpened = (name: string, content: string, code: string, said: string): MalformedExperiment => ({
  name,
  bytes: () => utf8(content),
  expect: { code, said, whenOpened: true },
});

const writing = [
  read("a byte order mark", `\uFEFF${soundText}`),
  read(
    "line ends of Windows and blanks",
    JSON.stringify(soundExperiment, null, 4).replaceAll("\n", "\r\n") + "\r\n\r\n",
  ),
  read("a field said twice, of which the last counts", changed('"seed":7', '"seed":"no","seed":7')),
  refused("no bytes", "", "experiment/not-json"),
  refused("only blanks", " \n\t", "experiment/not-json"),
  refused("cut off in the middle", soundText.slice(0, 100), "experiment/not-json"),
  refused("another document after it", soundText + soundText, "experiment/not-json"),
  refused("a comma at the end", changed("]", ",]"), "experiment/not-json"),
  refused("single quotes", soundText.replaceAll('"', "'"), "experiment/not-json"),
  refused("comments", `// mine\n${soundText}`, "experiment/not-json"),
  refused(
    "NaN for a number",
    changed('"learningRate":0.1', '"learningRate":NaN'),
    "experiment/not-json",
    undefined,
    "NaN",
  ),
  refused("UTF-16", () => utf16(soundText), "experiment/not-json"),
  refused("a zero byte", changed('"class"', '"cla\0ss"'), "experiment/not-json"),
  refused("a zip", () => Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), "experiment/not-json"),
  refused("over ten megabytes", () => utf8(`{"name":"${"x".repeat(10_000_000)}"}`), "experiment/too-large"),
];

const shape = [
  refused("null", "null", "experiment/not-an-object"),
  refused("a list", `[${soundText}]`, "experiment/not-an-object"),
  refused("a text", JSON.stringify(soundText), "experiment/not-an-object"),
  refused("lists in lists, 100,000 deep", nested(100_000), "experiment/not-an-object"),
  refused(
    "objects in objects, 100,000 deep",
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    "experiment/format-unknown",
  ),
  refused(
    "deep nesting in a field",
    merged({})
      .replace('"cpu"', "")
      .replace('"seed":7', `"seed":${nested(100_000)}`),
    "experiment/field",
    "seed",
  ),
  refused(
    "deep nesting in a field that is not known",
    changed('"seed":7', `"seed":7,"x":${nested(100_000)}`),
    "experiment/unknown-field",
    "x",
  ),
  refused("no format", changed('"format":1,', ""), "experiment/format-unknown"),
  refused("a format in quotes", changed('"format":1', '"format":"1"'), "experiment/format-unknown"),
  refused("a newer format", changed('"format":1', '"format":2'), "experiment/format-newer", "format", "update"),
  refused("an infinite format", changed('"format":1', '"format":1e999'), "experiment/format-unknown"),
  refused("no target", changed(',"target":"class"', ""), "experiment/field", "target"),
];

const values = [
  refused(
    "two labels by hand for one row",
    merged({ preparation: [{ step: "label-rows", column: "mine", labels: { a: [1], b: [1] } }] }),
    "experiment/field",
    "preparation.0.labels",
  ),
  refused(
    "a label by hand for a row before the first",
    merged({ preparation: [{ step: "label-rows", column: "mine", labels: { a: [-1] } }] }),
    "experiment/field",
    "preparation.0.labels.a.0",
  ),
  refused(
    "no training row at most",
    merged({ split: { ...soundExperiment.split, take: 0 } }),
    "experiment/field",
    "split.take",
  ),
  refused("a list of judges", merged({ judge: ["a", "b"] }), "experiment/field", "judge"),
  refused("a seed in quotes", changed('"seed":7', '"seed":"7"'), "experiment/field", "seed"),
  refused("a negative number of epochs", training({ epochs: -5 }), "experiment/field", "training.epochs", "-5"),
  refused("half an epoch", training({ epochs: 1.5 }), "experiment/field", "training.epochs"),
  refused("epochs in words", training({ epochs: "many" }), "experiment/field", "training.epochs", "many"),
  refused(
    "an infinite learning rate",
    changed('"learningRate":0.1', '"learningRate":1e999'),
    "experiment/field",
    "training.learningRate",
  ),
  refused(
    "an infinite penalty",
    changed('"learningRate":0.1', '"learningRate":0.1,"l2":1e999'),
    "experiment/field",
    "training.l2",
  ),
  refused(
    "an optimizer that nobody knows",
    training({ optimizer: "adma" }),
    "experiment/field",
    "training.optimizer",
    '"adam"',
  ),
  refused(
    "a billion units",
    merged({ model: { family: "mlp", layers: [{ units: 1e9, activation: "relu" }] } }),
    "experiment/field",
    "model.layers.0.units",
  ),
  refused(
    "ten thousand layers",
    merged({
      model: { family: "mlp", layers: Array.from({ length: 10_000 }, () => ({ units: 1, activation: "relu" })) },
    }),
    "experiment/field",
    "model.layers",
  ),
  refused(
    "a model that nobody knows",
    merged({ model: { family: "forest" } }),
    "experiment/field",
    "model.family",
    "forest",
  ),
  refused(
    "a source that nobody knows",
    merged({ data: { kind: "url", href: "https://example.org" } }),
    "experiment/field",
    "data.kind",
    "url",
  ),
  refused(
    "a step that nobody knows",
    merged({ preparation: [{ step: "auto" }, { step: "normalise" }] }),
    "experiment/field",
    "preparation.1.step",
  ),
  refused(
    "a million points",
    merged({ data: { ...soundExperiment.data, count: 1e6 } }),
    "experiment/field",
    "data.count",
  ),
  refused(
    "a share below nothing",
    merged({ split: { ...soundExperiment.split, train: -0.6 } }),
    "experiment/field",
    "split.train",
  ),
  refused(
    "an infinite factor of units",
    changed('{"step":"auto"}', '{"step":"convert-units","column":"x1","below":1,"factor":1e999}'),
    "experiment/field",
    "preparation.0.factor",
  ),
  refused(
    "a text of a megabyte for a number",
    training({ epochs: "9".repeat(1_000_000) }),
    "experiment/field",
    "training.epochs",
  ),
  refused(
    "a million wrong marks",
    merged({ reading: { missing: Array.from({ length: 1e6 }, () => 0) } }),
    "experiment/field",
    "reading.missing.0",
  ),
];

const names = [
  refused("a misspelt field", changed('"seed":7', '"seeds":7,"seed":7'), "experiment/unknown-field", "seeds", '"seed"'),
  refused(
    "a misspelt field of the training",
    training({ epocs: 9 }),
    "experiment/unknown-field",
    "training.epocs",
    '"epochs"',
  ),
  refused(
    "early stopping beside its place",
    merged({ earlyStopping: { patience: 3 } }),
    "experiment/unknown-field",
    "earlyStopping",
  ),
  refused(
    "a field of another step",
    merged({ preparation: [{ step: "log", columns: "all", as: "one-hot" }] }),
    "experiment/unknown-field",
    "preparation.0.as",
    "step, columns, off",
  ),
  refused(
    "__proto__ as a field",
    changed("{", '{"__proto__":{"polluted":1},'),
    "experiment/unknown-field",
    "__proto__",
  ),
  refused(
    "__proto__ within",
    changed('"training":{', '"training":{"__proto__":{"polluted":1},'),
    "experiment/unknown-field",
    "training.__proto__",
  ),
  refused(
    "constructor as a field",
    merged({ constructor: { prototype: { polluted: 1 } } }),
    "experiment/unknown-field",
    "constructor",
  ),
  refused(
    "__proto__ as a label",
    changed('{"step":"auto"}', '{"step":"relabel","column":"class","labels":{"__proto__":"x"}}'),
    "experiment/unknown-field",
    "preparation.0.labels.__proto__",
  ),
  refused("a field's name of a megabyte", merged({ ["x".repeat(1_000_000)]: 1 }), "experiment/unknown-field"),
  refusedWhenOpened(
    "a dataset that is not on the shelf",
    merged({ data: { kind: "shelf", id: "penguin" } }),
    "data/unknown-dataset",
    "penguin",
  ),
  refusedWhenOpened(
    "__proto__ for a dataset",
    merged({ data: { kind: "shelf", id: "__proto__" } }),
    "data/unknown-dataset",
    "__proto__",
  ),
  refusedWhenOpened(
    "a fault that the dataset does not know",
    merged({ data: { kind: "shelf", id: "penguins", faults: ["fire"] } }),
    "data/unknown-fault",
    "fire",
  ),
  refusedWhenOpened("a column that is not there", merged({ target: "klass" }), "data/target-missing-column", '"class"'),
];

export const malformedExperiments: readonly MalformedExperiment[] = [...writing, ...shape, ...values, ...names];

export interface MalformedAddress {
  readonly name: string;
  text(): string;
  readonly expect: "read" | { readonly code: string };
}

const base64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString("base64").replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
/** What an address carries after "?x=". */
const sharedText = (content: string): string => base64url(deflateRawSync(utf8(content)));
const soundShare = sharedText(soundText);

const address = (name: string, text: string | (() => string), code?: string): MalformedAddress => ({
  name,
  text: typeof text === "string" ? () => text : text,
  expect: code === undefined ? "read" : { code },
});

/** The text of a shared address. */
export const malformedAddresses: readonly MalformedAddress[] = [
  address("plain base64 with its padding", Buffer.from(deflateRawSync(utf8(soundText))).toString("base64")),
  address("nothing", "", "share/broken"),
  address("one letter", "A", "share/broken"),
  address("cut off by a mail program", soundShare.slice(0, -20), "share/broken"),
  address("its last letter lost", soundShare.slice(0, -1), "share/broken"),
  address("a full stop after it", `${soundShare}.`, "share/broken"),
  address("letters that base64 has not", "ÄÖÜ…", "share/broken"),
  address("broken escapes", "%E0%A4%A", "share/broken"),
  address("markup", "<img src=x onerror=alert(1)>", "share/broken"),
  address("base64 of no deflate", base64url(utf8(soundText)), "share/broken"),
  address("no JSON", sharedText("hello"), "share/broken"),
  address("too long for an address", () => "A".repeat(100_001), "share/too-large"),
  address("a bomb", () => sharedText("0".repeat(50_000_000)), "share/too-large"),
  address("a list", sharedText(`[${soundText}]`), "experiment/not-an-object"),
  address("a newer format", sharedText(changed('"format":1', '"format":9')), "experiment/format-newer"),
  address("a misspelt field", sharedText(training({ epocs: 1 })), "experiment/unknown-field"),
  address(
    "a billion units",
    sharedText(merged({ model: { family: "mlp", layers: [{ units: 1e9, activation: "relu" }] } })),
    "experiment/field",
  ),
];

export interface MalformedRoute {
  readonly name: string;
  readonly hash: string;
  readonly leads: "home" | "unknown" | "page";
  /** Decoded. */
  readonly segments: readonly string[];
}
const long = "x".repeat(100_000);

export const malformedRoutes: readonly MalformedRoute[] = [
  { name: "a place on a page", hash: "#contents", leads: "home", segments: [] },
  { name: "slashes", hash: "#///", leads: "home", segments: [] },
  { name: "a page with slashes around", hash: "#//about//", leads: "page", segments: ["about"] },
  { name: "broken escapes", hash: "#/lesson/%E0%A4%A", leads: "unknown", segments: ["lesson", "%E0%A4%A"] },
  { name: "a climbing path", hash: "#/lesson/../..", leads: "unknown", segments: ["lesson", "..", ".."] },
  {
    name: "an escaped climbing path",
    hash: "#/lesson/%2e%2e%2fabout",
    leads: "unknown",
    segments: ["lesson", "../about"],
  },
  { name: "100 kilobytes", hash: `#/${long}`, leads: "unknown", segments: [long] },
  {
    name: "100,000 segments",
    hash: `#/${"a/".repeat(100_000)}`,
    leads: "unknown",
    segments: Array.from({ length: 100_000 }, () => "a"),
  },
  {
    name: "a lesson called __proto__",
    hash: "#/lesson/__proto__",
    leads: "unknown",
    segments: ["lesson", "__proto__"],
  },
  { name: "a page called constructor", hash: "#/constructor", leads: "unknown", segments: ["constructor"] },
  { name: "a zero byte", hash: "#/about%00", leads: "unknown", segments: ["about\0"] },
  {
    name: "markup",
    hash: "#/%3Cimg%20src=x%20onerror=alert(1)%3E",
    leads: "unknown",
    segments: ["<img src=x onerror=alert(1)>"],
  },
  { name: "a script's address", hash: "#/javascript:alert(1)", leads: "unknown", segments: ["javascript:alert(1)"] },
  { name: "a lab that is none", hash: "#/lab/nothing", leads: "unknown", segments: ["lab", "nothing"] },
  { name: "a term that is none", hash: `#/glossary/${long}`, leads: "page", segments: ["glossary", long] },
  { name: "a query that nobody asked for", hash: "#/about?x=1&x=2#y", leads: "page", segments: ["about"] },
];
