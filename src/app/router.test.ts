import { afterAll, beforeAll, expect, it, vi } from "vitest";

let readHash: typeof import("./router.svelte").readHash;
beforeAll(async () => {
  vi.stubGlobal("location", { hash: "" });
  ({ readHash } = await import("./router.svelte"));
});
afterAll(() => void vi.unstubAllGlobals());

it("reads segments and leaves the query to the page", () => {
  expect(readHash("#/lesson/first-model")).toEqual({ segments: ["lesson", "first-model"], query: "" });
  expect(readHash("#/lab/table?x=a?b/c")).toEqual({ segments: ["lab", "table"], query: "x=a?b/c" });
});
it("takes an empty address, a lone hash and a slash as home", () => {
  for (const hash of ["", "#", "#/"]) expect(readHash(hash).segments).toEqual([]);
});
it("survives a broken escape", () => {
  expect(readHash("#/glossary/%E0%A4%A").segments).toEqual(["glossary", "%E0%A4%A"]);
});
