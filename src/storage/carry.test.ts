import { strToU8, zipSync, type Zippable } from "fflate";
import { describe, expect, it } from "vitest";
import { packAll, unpackAll } from "./carry";
import { digest } from "./digest.fixture";
import { newLessonProgress } from "./progress";
import { unzip } from "./zip";

const manifest = { "learning-curve.json": strToU8('{"app":"learning-curve","format":1}') };
const zipOf = (files: Zippable) => new Uint8Array(zipSync(files));
const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const outcome = await unpackAll(new Blob([bytes]), digest);
  return outcome.ok ? "ok" : outcome.failure.code;
};

describe("the carried file", () => {
  it("brings back any key, even one that looks like a path", async () => {
    const keys = ["../../etc", "lesson/clean-it", "a.b", "ü %2E", "__proto__"];
    const records = keys.map((key) => ({ key, saved: 5, value: { ...newLessonProgress(), step: key } }));
    const unpacked = await unpackAll(await packAll([{ kind: "progress", records }]), digest);
    expect(unpacked.ok && unpacked.value.map(({ key, value }) => ({ key, saved: 5, value }))).toEqual(records);
  });

  it("brings a file as it was, leaves one behind that cannot be read any more, and refuses one that is another's", async () => {
    const file = new Blob(["a,b\n1,2\n"]);
    const gone = new Blob(["moved"]);
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) }) as Blob;
    const known = await digest(file);
    const key = (known.ok && known.value) || "";
    const records = (of: string) => [
      { key: of, saved: 5, value: { name: "birds.csv", file } },
      { key: "gone", saved: 6, value: { name: "gone.csv", file: gone } },
    ];
    const packed = await packAll([{ kind: "files", records: records(key) }]);
    const unpacked = await unpackAll(packed, digest);
    const [only, ...more] = unpacked.ok ? unpacked.value : [];
    expect([only?.key, more]).toEqual([key, []]);
    const value = only?.value as { name: string; file: Blob };
    expect([value.name, await value.file.text()]).toEqual(["birds.csv", "a,b\n1,2\n"]);

    const draft = await unpackAll(await packAll([{ kind: "files", records: records("draft/pad") }]), digest);
    expect(draft.ok && draft.value.map((one) => one.key), "a key that claims nothing").toEqual(["draft/pad"]);
    const another = await packAll([{ kind: "files", records: records("0".repeat(64)) }]);
    expect(await unpackAll(another, digest)).toMatchObject({ ok: false, failure: { code: "carry/changed" } });
  });

  it.each([
    ["not a zip", strToU8("hello, this is no zip"), "archive/broken"],
    ["empty", new Uint8Array(0), "archive/broken"],
    [
      "cut off",
      zipOf({ ...manifest, "files/x.bin": strToU8("0123456789".repeat(50)) }).slice(0, 120),
      "archive/broken",
    ],
    ["another zip", zipOf({ "readme.txt": strToU8("hi") }), "carry/not-ours"],
    ["of a newer app", zipOf({ "learning-curve.json": strToU8('{"app":"learning-curve","format":2}') }), "carry/newer"],
    ["with a climbing name", zipOf({ ...manifest, "progress/../../x.json": strToU8("{}") }), "archive/path"],
    ["with an absolute name", zipOf({ ...manifest, "/etc/passwd": strToU8("") }), "archive/path"],
    ["with a record that is none", zipOf({ ...manifest, "progress/a.json": strToU8("{") }), "carry/record"],
    [
      "with a record of another schema",
      zipOf({ ...manifest, "progress/a.json": strToU8('{"saved":1,"value":{"format":1}}') }),
      "carry/record",
    ],
    [
      "with a model whose numbers do not fit its shape",
      zipOf({ ...manifest, "benches/a.json": strToU8('{"saved":1,"value":{"kept":[{"model":{}}]}}') }),
      "carry/record",
    ],
  ])("%s is refused with its reason", async (_, bytes, code) => {
    expect(await codeOf(bytes as Uint8Array<ArrayBuffer>)).toBe(code);
  });

  it("refuses a zip bomb by what really comes out", async () => {
    const bomb = zipOf({ ...manifest, "files/x.bin": [new Uint8Array(60_000_000), { level: 9 }] });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await unzip(bomb)).toMatchObject({ ok: false, failure: { code: "archive/too-large" } });
  });
});
