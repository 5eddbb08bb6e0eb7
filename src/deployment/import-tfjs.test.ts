import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { exportTfjs } from "./export-tfjs";
import { importTfjs } from "./import-tfjs";
import { dirtyPenguins, sampleModel } from "./sample-model.fixture";

let good: Zippable = {};
beforeAll(async () => {
  good = unzipSync(exportTfjs(await sampleModel(dirtyPenguins(), "Sex")).bytes);
});

const codeOf = (bytes: Uint8Array): string => {
  const outcome = importTfjs("m.zip", bytes);
  return outcome.ok ? "ok" : outcome.failure.code;
};
const edited = (name: string, edit: (text: string) => string): Uint8Array =>
  zipSync({ ...good, [name]: strToU8(edit(strFromU8(good[name] as Uint8Array))) });

test("what is no zip is refused", () => {
  expect(codeOf(new Uint8Array())).toBe("archive/broken");
  expect(codeOf(strToU8("hello"))).toBe("archive/broken");
  const whole = zipSync(good);
  expect(codeOf(whole.slice(0, whole.length - 30))).toBe("archive/broken");
});

test("a name that climbs out is refused", () => {
  for (const name of ["../model.json", "a/../../b", "/etc/passwd", "C:\\x", "..\\x"])
    expect(codeOf(zipSync({ ...good, [name]: new Uint8Array(1) }))).toBe("archive/path");
});

test("a zip that unpacks to far more than it is, is refused before it is unpacked", () => {
  expect(codeOf(zipSync({ ...good, bomb: new Uint8Array(20_000_000) }))).toBe("archive/too-large");
});

test("too many entries are refused", () => {
  expect(
    codeOf(
      zipSync({ ...good, ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, new Uint8Array(1)])) }),
    ),
  ).toBe("archive/too-many");
});

test("a missing or broken part is named", () => {
  const { "weights.bin": _, ...rest } = good;
  expect(importTfjs("m.zip", zipSync(rest))).toMatchObject({
    failure: { code: "model-file/part-missing", field: "weights.bin", file: "m.zip" },
  });
  expect(codeOf(edited("model.json", (text) => text.slice(5)))).toBe("model-file/not-json");
  expect(codeOf(edited("preparation.json", (text) => text.replace('"format": 1', '"format": 2')))).toBe(
    "model-file/field",
  );
  expect(codeOf(edited("model.json", (text) => text.replace('"Dense"', '"Lambda"')))).toBe("model-file/field");
});

test("weights that do not fit the shapes are refused", () => {
  expect(codeOf(zipSync({ ...good, "weights.bin": new Uint8Array(8) }))).toBe("model-file/weights-size");
  expect(codeOf(edited("model.json", (text) => text.replace('"units": 7', '"units": 8')))).toBe("model-file/shape");
  expect(
    codeOf(edited("preparation.json", (text) => text.replace('"task": "classification"', '"task": "regression"'))),
  ).toBe("model-file/shape");
  const weights = Float32Array.from({ length: (good["weights.bin"] as Uint8Array).length / 4 }, () => NaN);
  expect(codeOf(zipSync({ ...good, "weights.bin": new Uint8Array(weights.buffer) }))).toBe("model-file/not-finite");
});

test("a model that learned from text comes back with its merges and its places, and broken ones are refused", async () => {
  const model = await sampleModel(dirtyPenguins(), "Sex", {
    preparation: [
      { step: "subwords", columns: ["Comments"], vocabulary: 50, as: "tf-idf" },
      { step: "embeddings", columns: ["Species"], dimensions: 2 },
      { step: "auto" },
    ],
  });
  const files = unzipSync(exportTfjs(model).bytes);
  const back = importTfjs("m.zip", zipSync(files));
  expect(back.ok && back.value.preparation).toEqual(model.preparation);
  const text = strFromU8(files["preparation.json"] as Uint8Array);
  const broken = (from: RegExp, to: string): string => {
    const bytes = strToU8(text.replace(from, to));
    expect(bytes).not.toEqual(files["preparation.json"]);
    return codeOf(zipSync({ ...files, "preparation.json": bytes }));
  };
  expect(broken(/"dimensions": *2/, '"dimensions":3')).not.toBe("ok");
  expect(broken(/"merges": *\[\s*\[/, '"merges":[["a"],[')).not.toBe("ok");
});
