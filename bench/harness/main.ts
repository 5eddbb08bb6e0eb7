import { loadavg } from "node:os";
import type { Bench } from "./comparison";
import { line } from "./line";
import { clockMs, measure, processorMs } from "./measure";

// One process of `npm run bench`: node main.js <bundled compare.js> [--json] [--playground PATH] [--only WORDS] [--processor-time]
const [file = "", ...rest] = process.argv.slice(2);
const valueOf = (option: string): string | null => rest[rest.indexOf(option) + 1 || rest.length] ?? null;
const json = rest.includes("--json");
const only = valueOf("--only");

const bench = (await import(/* @vite-ignore */ file)) as Bench;
const { comparisons, notes } = await bench.comparisons({ playground: valueOf("--playground"), trial: false });
for (const note of notes) console.error(note);
for (const comparison of comparisons) {
  if (only && !comparison.name.includes(only)) continue;
  for (const measured of await measure(comparison, rest.includes("--processor-time") ? processorMs : clockMs))
    console.log(line(measured, json));
}
console.error(`load of the machine in the last minute: ${loadavg()[0]?.toFixed(1)}`);
process.exit(0); // a peer's workers would keep it
