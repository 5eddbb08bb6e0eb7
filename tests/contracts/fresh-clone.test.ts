import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const scripts = fileURLToPath(new URL("../../scripts", import.meta.url));

/** What is imported before the first line runs: a script's packages, and those of the scripts that it imports. */
function packagesOf(script: string, seen = new Set<string>()): string[] {
  if (seen.has(script)) return [];
  seen.add(script);
  const source = readFileSync(script, "utf8");
  const asked = [...source.matchAll(/^import\s(?:[^"']*?\sfrom\s)?["']([^"']+)["']/gm)].map(([, name = ""]) => name);
  return asked.flatMap((name) => {
    if (name.startsWith("node:")) return [];
    return name.startsWith(".") ? packagesOf(path.resolve(path.dirname(script), name), seen) : [name];
  });
}

const commands = readdirSync(scripts).filter(
  (name) => name.endsWith(".mjs") && readFileSync(path.join(scripts, name), "utf8").includes("await ensureInstalled()"),
);

it("some commands install the packages of a fresh clone", () => {
  expect(commands).toEqual(expect.arrayContaining(["bench.mjs", "experiment.mjs", "test.mjs"]));
});

it.each(commands)("%s needs no package before it has installed them", (name) => {
  expect(packagesOf(path.join(scripts, name))).toEqual([]);
});
