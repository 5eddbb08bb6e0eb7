import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  await learner.at("Is anything missing?");
  await learner.choose("None.");
  await learner.goOn();

  await learner.at("Train on it as it came");
  await learner.train();
  await learner.goOn();

  await learner.at("One column, closely");
  const columns = learner.widget("columns");
  const byClass = columns.getByRole("table", { name: "By class of the target" });
  await learner.press(/^insulin\b/, columns);
  await byClass.getByRole("row", { name: /^neg 500 0 39$/ }).waitFor();
  expect(await byClass.getByRole("row", { name: /^pos 268 0 0$/ }).count()).toBe(1);
  await learner.choose("Nothing about diabetes yet. Nobody alive has an insulin of 0.");
  await learner.goOn();

  await learner.at("Which zeros cannot be?");
  await learner.choose("In glucose, pressure, triceps, insulin and mass.");
  await learner.goOn();

  await learner.at("Say what is missing");
  await learner.press("Add our step");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("The story turned round");
  await learner.press("Show the table after: 0 is not a measurement", learner.widget("preparation"));
  await byClass.getByRole("row", { name: /^neg 500 236 \(47 %\) 102.5$/ }).waitFor();
  expect(await byClass.getByRole("row", { name: /^pos 268 138 \(51 %\) 169.5$/ }).count()).toBe(1);
  await learner.choose("Yes: what you would have told a doctor was wrong.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
