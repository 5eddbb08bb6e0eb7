import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  await learner.at("More is more?");
  await learner.choose("Training falls to nearly zero; validation falls, then rises.");
  await learner.goOn();

  await learner.at("Let it run");
  await learner.press("Set it up");
  await learner.train();
  await learner.goOn();

  await learner.at("The gap");
  await learner.choose("It is as often right, but more certain where it is wrong.");
  await learner.goOn();

  await learner.at("Stop in time");
  await learner.keyboard.press(learner.page.getByRole("switch", { name: "Early stopping" }), "Space");
  await learner.set("Patience", "10");
  expect(await learner.train()).toContain("Stopped early");
  await learner.goOn();

  await learner.at("Use it");
  await learner.meets();
  await learner.goOn();

  await learner.at("Your own words");
  await learner.write("If some validation rows are not as unseen as they look.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
