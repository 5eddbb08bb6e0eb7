import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { mayImport, pathOf } from "../../scripts/rooms.cjs";

const globCall = /import\.meta\.glob(?:<[^(]*>)?\(\s*(\[[^\]]*\]|["'`][^"'`]+["'`])/g;

/** Every glob of src/, with one path that it would match. */
const globs = readdirSync(path.join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file.replaceAll("\\", "/")}`)
  .filter((file) => /\.(ts|svelte)$/.test(file) && !/\.(test|d)\.ts$/.test(file))
  .flatMap((file) => {
    const source = readFileSync(path.join(projectRoot, file), "utf8");
    const patterns = [...source.matchAll(globCall)].flatMap(([, argument = ""]) => [
      ...argument.matchAll(/["'`]([^"'`]+)["'`]/g),
    ]);
    return patterns.map(([, pattern = ""]) => ({ file, pattern, example: exampleOf(file, pattern) }));
  });

function exampleOf(file: string, pattern: string): string {
  const concrete = pattern.replace(/^!/, "").replace(/\*\*\/|\*+/g, (star) => (star === "**/" ? "" : "x"));
  return concrete.startsWith("/") ? concrete.slice(1) : path.posix.join(path.posix.dirname(file), concrete);
}

describe("globs", () => {
  it.each(globs)("$file may reach $pattern", ({ file, example }) => {
    const room = /^src\/([^/]+)\//.exec(file)?.[1] ?? "";
    if (!example.startsWith("src/")) return void expect(example).toMatch(/^lessons\//);
    const allowed = [room, ...(mayImport[room] ?? [])].map((name) => new RegExp(pathOf(name)));
    expect(
      allowed.some((walls) => walls.test(example)),
      `src/${room} may not reach ${example}`,
    ).toBe(true);
  });

  it("are found by this test", () => {
    expect(globs.length).toBeGreaterThan(0);
  });
});
