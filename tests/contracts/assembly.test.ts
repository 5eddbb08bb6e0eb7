import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileAssembly } from "../../scripts/vite-assembly.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "assembly-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function source(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}
async function exportsOf(
  file: string,
  further: readonly string[] = [],
): Promise<Record<string, (a: number) => number>> {
  const { bytes } = await compileAssembly(file, further);
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(bytes));
  return instance.exports as Record<string, (a: number) => number>;
}

describe("AssemblyScript", () => {
  it("is compiled with what it imports, and anew when that changes", async () => {
    await source("half.as.ts", "export function half(a: f32): f32 { return a / 2; }\n");
    const file = await source(
      "quarter.as.ts",
      'import { half } from "./half.as";\nexport function quarter(a: f32): f32 { return half(half(a)); }\n',
    );
    expect((await exportsOf(file))["quarter"]?.(6)).toBe(1.5);
    expect((await compileAssembly(file)).sources.map((name) => path.basename(name))).toEqual([
      "quarter.as.ts",
      "half.as.ts",
    ]);
    await source("half.as.ts", "export function half(a: f32): f32 { return a / 4; }\n");
    expect((await exportsOf(file))["quarter"]?.(16)).toBe(1);
  });

  it("takes the compiler's options from its first line", async () => {
    const own = await source("own.as.ts", "export function at(a: i32): f32 { return load<f32>(a); }\n");
    const imported = await source(
      "imported.as.ts",
      "// asc: --importMemory\nexport function at(a: i32): f32 { return load<f32>(a); }\n",
    );
    const importsOf = async (file: string) =>
      WebAssembly.Module.imports(await WebAssembly.compile(Uint8Array.from((await compileAssembly(file)).bytes)));
    expect(await importsOf(own)).toEqual([]);
    expect(await importsOf(imported)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
  });

  it("knows whether it may use relaxed SIMD", async () => {
    const file = await source(
      "relaxed.as.ts",
      "export function relaxed(): bool { return ASC_FEATURE_RELAXED_SIMD; }\n",
    );
    expect((await exportsOf(file))["relaxed"]?.(0)).toBe(0);
    expect((await exportsOf(file, ["--enable", "relaxed-simd"]))["relaxed"]?.(0)).toBe(1);
  });

  it("that is wrong stops the build with the compiler's words", async () => {
    const file = await source("wrong.as.ts", "export function wrong(): f32 { return missing; }\n");
    await expect(compileAssembly(file)).rejects.toThrow(/Cannot find name 'missing'/);
  });
});
