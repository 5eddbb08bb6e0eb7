// The static checks: types in four worlds, lint, imports between rooms, formatting.
//
//   node scripts/check.mjs [name …]      e.g. node scripts/check.mjs lint imports

import path from "node:path";
import { fileURLToPath } from "node:url";
import { runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";

/** @type {Record<string, [file: string, ...args: string[]]>} */
const checks = {
  "types-app": [
    "svelte-check/bin/svelte-check",
    "--tsconfig",
    "tsconfig.app.json",
    "--fail-on-warnings",
    "--output",
    "human",
  ],
  "types-pure": ["typescript/bin/tsc", "-p", "tsconfig.pure.json"],
  "types-node": ["typescript/bin/tsc", "-p", "tsconfig.node.json"],
  "types-service-worker": ["typescript/bin/tsc", "-p", "tsconfig.service-worker.json"],
  lint: [
    "eslint/bin/eslint.js",
    ".",
    "--max-warnings",
    "0",
    "--cache",
    "--cache-location",
    "node_modules/.cache/learning-curve/eslint",
  ],
  imports: ["dependency-cruiser/bin/dependency-cruise.mjs", "src", "--config", ".dependency-cruiser.cjs"],
  format: ["prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "--cache", "."],
};

/** Runs the named checks, two at a time; prints what the failing ones said. @param {string[]} [names] @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks(names = Object.keys(checks)) {
  const waiting = [...names];
  let passed = 0;
  let failed = 0;
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const check = checks[name];
      if (!check) throw new Error(`There is no check "${name}"; there are: ${Object.keys(checks).join(", ")}.`);
      const [file, ...args] = check;
      const startedMs = performance.now();
      const { exitCode, output } = await runTool(file, args, { output: "capture" });
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      if (exitCode === 0) passed++;
      else failed++;
      console.log(`${exitCode === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      if (exitCode !== 0) console.log(output.trimEnd());
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed, failed };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
  const names = process.argv.slice(2);
  const { failed } = await runChecks(names.length > 0 ? names : undefined);
  process.exitCode = failed > 0 ? 1 : 0;
}
