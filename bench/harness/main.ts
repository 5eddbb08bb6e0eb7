import { loadavg } from "node:os";
import { chosen, type Bench } from "./comparison";
import { headings, line } from "./line";
import { clockMs, measure, processorMs } from "./measure";

// One process of `npm run bench`: node main.js <bundled compare.js> [--json] [--playground PATH] [--only WORDS] [--processor-time]
const [file = "", ...rest] = process.argv.slice(2);
const valueOf = (option: string): string | null => rest[rest.indexOf(option) + 1 || rest.length] ?? null;
const json = rest.includes("--json");
const only = valueOf("--only");

const bench = (await import(/* @vite-ignore */ file)) as Bench;
const { comparisons, notes } = await bench.comparisons({ playground: valueOf("--playground"), trial: false });
const { asked, note } = chosen(comparisons, only);
for (const each of note === null ? notes : [note]) console.error(each);
if (asked.length > 0) for (const heading of headings(json)) console.log(heading);
for (const comparison of asked) {
  for (const measured of await measure(comparison, rest.includes("--processor-time") ? processorMs : clockMs))
    console.log(line(measured, json));
}
console.error(`load of the machine in the last minute: ${loadavg()[0]?.toFixed(1)}`);
process.exit(0); // a peer's workers would keep it
