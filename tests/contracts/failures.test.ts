import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { failureSentence, saidCodes } from "../../src/i18n/en/failures";

/** Every code of a failure that src/ can make: a string "room/what" on a line that says `code`. */
const used = new Set(
  readdirSync(path.join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !/\.(test|d)\.ts$/.test(file) && !file.includes("i18n"))
    .flatMap((file) => readFileSync(path.join(projectRoot, "src", file), "utf8").split("\n"))
    .filter((line) => /\bcode:/.test(line))
    .flatMap((line) => [...line.matchAll(/"([a-z-]+\/[a-z0-9-]+)"/g)].map(([, code = ""]) => code)),
);

describe("sentences of failures", () => {
  it("there are failures to speak of", () => {
    expect(used.size).toBeGreaterThan(40);
  });

  it.each([...used].sort())("%s has a sentence", (code) => {
    expect(saidCodes).toContain(code);
  });

  it.each(saidCodes)("%s is one sentence with a remedy, whatever it knows", (code) => {
    const said = failureSentence({ code, file: "penguins.csv", line: 3, field: "Sex", values: {} });
    expect(said).toMatch(/^penguins\.csv, line 3: .*[;,(].+[.?]$/);
    expect(said).not.toContain("undefined");
  });

  it.each(["constructor", "toString", "__proto__"])("has none for %s, which a kept record may hold", (code) => {
    expect(failureSentence({ code })).toBe(`Something went wrong (${code}); try again.`);
  });

  it("says where", () => {
    expect(failureSentence({ code: "csv/ragged-row", file: "a.csv", line: 7, values: { found: 3, expected: 4 } })).toBe(
      "a.csv, line 7: This row has 3 fields where the header has 4; add or remove a delimiter, or quote the field that holds one.",
    );
  });
});
