import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../../scripts/bench.mjs", import.meta.url));
const bench = (args: readonly string[]): Promise<{ code: unknown; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, _, stderr) =>
      resolve({ code: error?.code ?? 0, said: stderr }),
    );
  });

it("npm run bench refuses what it does not know in one sentence, before it installs or builds anything", async () => {
  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["nonsense"], /^There is no bench\/nonsense; there are: .*small-networks.*\.\n$/],
    [["small-networks", "--fast"], /^There is no option --fast; there are: .*--json.*\.\n$/],
    [["--only"], /^--only wants a value after it\.\n$/],
    [["--playground", "/nowhere"], /^\/nowhere is no checkout of tensorflow\/playground: .*\.\n$/],
  ];
  const answers = await Promise.all(wrong.map(([args]) => bench(args)));
  answers.forEach(({ code, said }, i) => {
    expect(code).toBe(2);
    expect(said).toMatch(wrong[i]?.[1] ?? "");
  });
});
