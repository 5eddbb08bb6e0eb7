// Bundled by big-tables.ts and run by itself, as the worker runs it: what is not bundled calls through its modules.
// `node reading.js FILE ROWS ROUNDS`; answers with one line of JSON.

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import Papa from "papaparse";
import { readCsv } from "../../src/data/csv/read";
import { withBreaths } from "../../src/data/pieces";
import { finding } from "../../src/data/profile/findings";
import { profiling } from "../../src/data/profile/profile-table";

/** Round by round. */
export interface Measured {
  readonly papaparse: { readonly seconds: number }[];
  /** @param memory heap and buffers at their most, in the file's sizes */
  readonly ours: { readonly seconds: number; readonly memory: number }[];
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const [, , file = "", rows = "0", rounds = "1"] = process.argv;
const measured: Measured = { papaparse: [], ours: [] };
for (let round = 0; round < Number(rounds); round++) {
  for (const who of ["papaparse", "ours"] as const) {
    collectGarbage();
    const before = usedBytes();
    let peak = 0;
    const look = () => (peak = Math.max(peak, usedBytes() - before));
    const bytes = new Uint8Array(readFileSync(file));
    const startedMs = performance.now();
    const found = who === "papaparse" ? withPapaparse(bytes) : await withOurs(bytes, look);
    const seconds = (performance.now() - startedMs) / 1000;
    if (found < Number(rows)) throw new Error(`${who} read ${found} rows, not ${rows}`);
    measured[who].push({ seconds, memory: peak / bytes.length });
  }
}
console.log(JSON.stringify(measured));

/** Cells as text, row by row, none of them kept: papaparse at its fastest. */
function withPapaparse(bytes: Uint8Array): number {
  const pieceBytes = 512 * 1024;
  const decoder = new TextDecoder();
  let rest = "";
  let rows = 0;
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const isLast = from + pieceBytes >= bytes.length;
    const text = rest + decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: !isLast });
    const parser = new Papa.Parser({ delimiter: ",", newline: "\n", quoteChar: '"' });
    const result = parser.parse(text, 0, !isLast) as { data: string[][]; meta: { cursor: number } };
    rows += result.data.length;
    rest = text.slice(result.meta.cursor);
  }
  return rows;
}

async function withOurs(bytes: Uint8Array, look: () => void): Promise<number> {
  const read = await readCsv(bytes, undefined, look);
  if (!read.ok) throw new Error(read.failure.code);
  const { table } = read.value;
  const clock = {
    now: () => performance.now(),
    breathe: async () => {
      look();
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
  const profile = await withBreaths(profiling(table), clock);
  look();
  return (await withBreaths(finding(table, profile), clock)).rows;
}

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
