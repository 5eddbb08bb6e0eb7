import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleOpTests, runOpTests, type OpTests } from "../op-tests/run";

// What stock fails is kept as a list. `RECORD=1 npx vitest run --project unit tests/contracts/op-tests.test.ts` makes it anew.
const list = fileURLToPath(new URL("../op-tests/stock-failures.json", import.meta.url));

let stockFailures: readonly string[] = [];
let ours: OpTests = { passed: 0, failed: [] };

beforeAll(async () => {
  await bundleOpTests();
  if (process.env["RECORD"]) {
    const { failed } = await runOpTests("stock");
    await writeFile(list, `${JSON.stringify(failed.map(({ name }) => name).sort(), null, 2)}\n`);
  }
  stockFailures = JSON.parse(await readFile(list, "utf8")) as string[];
  ours = await runOpTests("ours");
}, 240_000);

/** A gradient of a dilated convolution is computed, not refused: the one test that is to fail. */
const refusal = /^depthwiseConv2d gradients .* throws error on dilations > 1$/;
/** What the kernels that we replace compute. */
const replaced =
  /^(fused )?(conv\d?d|depthwise|separable|matmul|dense|pool|maxPool|avgPool|prelu|sum |dot|gather |unsortedSegmentSum|clone|confusionMatrix)/i;
/** A kernel that the wasm backend lacks, and that no lesson needs. */
const complexNumbers = /Kernel 'Complex' not registered/;

describe("tfjs-core's own tests on the wasm backend with our kernels", () => {
  it("run nearly all, and none fails that stock passes", () => {
    expect(ours.passed).toBeGreaterThan(4000);
    const unexpected = ours.failed.filter(({ name }) => !stockFailures.includes(name) && !refusal.test(name));
    expect(unexpected).toEqual([]);
  });

  it("pass wherever a kernel is replaced", () => {
    expect(
      ours.failed.filter(({ name, why }) => replaced.test(name) && !complexNumbers.test(why) && !refusal.test(name)),
    ).toEqual([]);
  });
});
