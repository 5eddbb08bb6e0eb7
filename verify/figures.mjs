// What the command line reaches on files that people would bring (../shared/data beside the checkout).

import { existsSync } from "node:fs";
import path from "node:path";
import { runCommand, projectRoot } from "../scripts/command.mjs";

export const title = "Scores of the command line's short form, test part, means over seeds";

const folder = path.join(projectRoot, "../shared/data");

/** @type {readonly { what: string, file: string, args: string[], seeds: number[], metric: string, atLeast?: number, atMost?: number, seconds?: number }[]} */
const promises = [
  {
    what: "penguins, Species, accuracy",
    file: "penguins_raw.csv",
    args: ["--target", "Species"],
    seeds: [1, 2, 3, 4, 5],
    metric: "accuracy",
    atLeast: 0.985,
    seconds: 6,
  },
  {
    what: "penguins, Sex, accuracy",
    file: "penguins_raw.csv",
    args: ["--target", "Sex"],
    seeds: [1, 2, 3, 4, 5],
    metric: "accuracy",
    atLeast: 0.87,
    seconds: 6,
  },
  {
    what: "California housing, RMSE",
    file: "california_housing.csv",
    args: ["--target", "median_house_value"],
    seeds: [1, 2, 3],
    metric: "rmse",
    atMost: 60_000,
  },
  {
    what: "bank without duration, AUC",
    file: "bank_full.csv",
    args: ["--target", "y", "--drop", "duration"],
    seeds: [1, 2, 3],
    metric: "auc",
    atLeast: 0.785,
  },
];

export default async function figures() {
  const rows = [];
  for (const { what, file, args, seeds, metric, atLeast, atMost, seconds } of promises) {
    const at = path.join(folder, file);
    if (!existsSync(at)) {
      rows.push({ what, figure: `skipped: ${file} is not in ../shared/data` });
      continue;
    }
    /** @type {number[]} */
    const scores = [];
    let slowestSeconds = 0;
    for (const seed of seeds) {
      const startedMs = performance.now();
      const result = await resultOf(["--data", at, ...args, "--seed", String(seed)]);
      slowestSeconds = Math.max(slowestSeconds, (performance.now() - startedMs) / 1000);
      scores.push(result.metrics.test[metric] ?? NaN);
    }
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const digits = metric === "rmse" ? 0 : 4;
    rows.push({
      what: `${what} (seeds 1–${seeds.length}: ${scores.map((score) => score.toFixed(digits)).join(", ")})`,
      figure: mean.toFixed(digits),
      limit: atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`,
      holds: atLeast === undefined ? mean <= (atMost ?? 0) : mean >= atLeast,
    });
    rows.push({
      what: `${what}: slowest run with the start of npm`,
      figure: `${slowestSeconds.toFixed(1)} s`,
      ...(seconds === undefined ? {} : { limit: `at most ${seconds} s`, holds: slowestSeconds <= seconds }),
    });
  }
  return rows;
}

/** @param {string[]} args @returns {Promise<{ metrics: { test: Record<string, number> } }>} */
async function resultOf(args) {
  const { exitCode, output } = await runCommand("npm", ["run", "--silent", "experiment", "--", ...args], {
    output: "capture",
  });
  const last = output.split("\n").findLast((line) => line.startsWith('{"type":"result"'));
  if (exitCode !== 0 || last === undefined)
    throw new Error(`the command line ended with ${exitCode}: ${output.slice(-500)}`);
  return JSON.parse(last);
}
