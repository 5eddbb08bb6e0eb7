// Times our engine against others', side by side in one process a comparison.
//
//   npm run bench [-- NAME …] [--json] [--only WORDS] [--playground PATH] [--processor-time]
//
// NAME: folders of bench/. --only: comparisons with these words in their names. --playground: a checkout of
// tensorflow/playground, whose nn.ts is timed as well. --processor-time: not by the clock, for a machine that others use. The peers are installed into bench/ by the first call.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { projectRoot, runCommand, runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";

const bench = path.join(projectRoot, "bench");
const args = process.argv.slice(2);
const takesValue = ["--only", "--playground"];
const options = args.filter((arg, i) => arg.startsWith("--") || takesValue.includes(args[i - 1] ?? ""));
const names = args.filter((arg) => !options.includes(arg));
const there = readdirSync(bench).filter((name) => existsSync(path.join(bench, name, "compare.ts")));
const unknown = names.find((name) => !there.includes(name));
if (unknown !== undefined) {
  console.error(`There is no bench/${unknown}; there are: ${there.join(", ")}.`);
  process.exit(1);
}

await ensureInstalled();
if (!existsSync(path.join(bench, "node_modules/.package-lock.json"))) {
  console.error("Installing what the benchmarks compare with …");
  // Without scripts: one of them would build a GPU library that no comparison uses.
  const { exitCode } = await runCommand(
    "npm",
    ["install", "--prefix", "bench", "--ignore-scripts", "--no-package-lock"],
    {
      output: "stderr",
    },
  );
  if (exitCode !== 0) process.exit(exitCode);
}
const wanted = names.length > 0 ? names : there;
const built = path.join(bench, "node_modules/.cache/bench", wanted.join("+"));
const { exitCode, output } = await runTool("vite/bin/vite.js", ["build", "--config", "bench/vite.config.ts"], {
  output: "capture",
  env: { BENCH_NAMES: wanted.join(",") },
});
if (exitCode !== 0) {
  console.error(output);
  process.exit(exitCode);
}
let failed = 0;
for (const name of wanted) {
  const playground = options.map((option, i) => (options[i - 1] === "--playground" ? path.resolve(option) : option));
  const run = await runCommand(process.execPath, [
    path.join(built, "main.js"),
    path.join(built, `${name}.js`),
    ...playground,
  ]);
  if (run.exitCode !== 0) failed++;
}
process.exitCode = failed > 0 ? 1 : 0;
