import { loadavg } from "node:os";
import type { Bench, Measured } from "./comparison";
import { clockMs, measure, processorMs } from "./measure";

// One process of `npm run bench`: node main.js <bundled compare.js> [--json] [--playground PATH] [--only WORDS] [--processor-time]
const [file = "", ...rest] = process.argv.slice(2);
const valueOf = (option: string): string | null => rest[rest.indexOf(option) + 1 || rest.length] ?? null;
const json = rest.includes("--json");
const only = valueOf("--only");

const bench = (await import(/* @vite-ignore */ file)) as Bench;
const { comparisons, notes } = await bench.comparisons({ playground: valueOf("--playground") });
for (const note of notes) console.error(note);
for (const comparison of comparisons) {
  if (only && !comparison.name.includes(only)) continue;
  for (const line of await measure(comparison, rest.includes("--processor-time") ? processorMs : clockMs))
    console.log(json ? JSON.stringify(line) : columns(line));
}
console.error(`load of the machine in the last minute: ${loadavg()[0]?.toFixed(1)}`);
process.exit(0); // a peer's workers would keep it

function columns({ name, ours_ms, peer, peer_ms, ratio }: Measured): string {
  const ms = (value: number): string => `${value} ms`.padStart(12);
  return `${name.padEnd(52)} ${ms(ours_ms)}   ${peer.padEnd(28)} ${ms(peer_ms)}   ${String(ratio).padStart(8)}`;
}
