import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseExperiment } from "../../src/experiment/parse-experiment";
import { runRecordOf } from "./run-record-of";

// What the lesson on loss and gradients says in numbers.

test("at the rate 5, five of the first six seeds get below 0.07 in 60 steps, and seed 4 stays at 0.35", async () => {
  const file = new URL("../../lessons/en/3-train/loss-and-gradients.solution.json", import.meta.url);
  const solution = JSON.parse(readFileSync(file, "utf8")) as { runs: unknown[] };
  const outcome = parseExperiment(solution.runs.at(-1), "solution");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  expect(outcome.value.training).toMatchObject({ learningRate: 5, epochs: 60 });
  const losses: number[] = [];
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { result } = await runRecordOf(`seed ${seed}`, { ...outcome.value, seed });
    losses.push(result?.metrics.train.loss ?? NaN);
  }
  expect(losses[3]).toBeCloseTo(0.35, 2);
  for (const [at, loss] of losses.entries()) if (at !== 3) expect(loss, `seed ${at + 1}`).toBeLessThan(0.07);
});
