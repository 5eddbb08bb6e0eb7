import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { unzip } from "../../storage/zip";
import { storedZip } from "./stored-zip";

const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, at) => (at * seed + (at >> 8)) & 255);
/** Equal in every byte; said without a list of a million numbers. */
const isSame = async (a: Uint8Array | undefined, b: Blob | null) =>
  a !== undefined && b !== null && Buffer.compare(a, new Uint8Array(await b.arrayBuffer())) === 0;
const packedBytes = async () => new Uint8Array((await (await storedZip(files))?.arrayBuffer()) ?? []);
const files = [
  { path: "dogs/ä 1.png", file: new Blob([bytes(700_000, 7)]) },
  { path: "cats/1.png", file: new Blob([bytes(3, 5)]) },
  { path: "cats/empty.txt", file: new Blob([]) },
];

describe("files packed to one", () => {
  it("come out again as they were, by a reader that trusts nothing", async () => {
    const packed = await packedBytes();
    const out = await unzip(packed);
    expect(out.ok && [...out.value.keys()]).toEqual(["cats/1.png", "cats/empty.txt", "dogs/ä 1.png"]);
    for (const { path, file } of files) {
      expect(await isSame(out.ok ? out.value.get(path) : undefined, file), path).toBe(true);
    }
    expect(Object.keys(unzipSync(packed))).toHaveLength(3);
  });

  it("are the same bytes in whatever order they were picked", async () => {
    expect(await isSame(await packedBytes(), await storedZip(files.toReversed()))).toBe(true);
  });

  it("tell how far they are, and stop when asked to", async () => {
    const abort = new AbortController();
    const reports: number[] = [];
    const report = (done: number) => {
      reports.push(done);
      abort.abort();
    };
    expect(await storedZip(files, { report, signal: abort.signal })).toBeNull();
    expect(reports).toEqual([2]);
  });
});
