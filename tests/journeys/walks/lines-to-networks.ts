import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { page, keyboard } = learner;
  await learner.at("Three candidates");
  await learner.choose("The network, because it is larger.");
  await learner.goOn();

  const trainAll = async () => {
    for (const family of ["Baseline", "Linear model", "Network"] as const) {
      await learner.model(family);
      await learner.train();
    }
  };
  await learner.at("Run all three");
  await trainAll();
  await learner.goOn();

  await learner.at("Too good?");
  await expect
    .poll(() => learner.widget("importance").innerText())
    .toContain("Shuffling Ring Note raises the loss the most");
  await learner.choose("Ring Note");
  await learner.goOn();

  await learner.at("Trace it back");
  await learner.choose("When we want a prediction, the bird has no ring yet.");
  await learner.goOn();

  await learner.at("Mend step 1");
  await keyboard.press(page.getByRole("switch", { name: /Ring Note/ }), "Space");
  await trainAll();
  await learner.goOn();

  await learner.at("An honest score");
  await learner.meets();
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
