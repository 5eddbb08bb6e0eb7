import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  const surface = learner.widget("loss-surface");
  const said = () => surface.locator("[data-said]").innerText();
  await learner.at("Which way is down?");
  await expect.poll(said).toMatch(/Here the loss is 0\.93.*lower\.$/);
  await learner.choose("It asks how steep the loss is right where it stands.");
  await learner.goOn();

  await learner.at("Walk down by hand");
  await learner.press("Step downhill", surface);
  await expect.poll(said).toMatch(/Here the loss is 0\.6/);
  // The point is moved by keys, too: up the hill, and the loss is another.
  const before = await said();
  await keyboard.press(surface.getByRole("application"), "ArrowUp");
  await expect.poll(said).not.toBe(before);
  await learner.press("Go back", surface);
  await keyboard.type(surface.getByRole("textbox", { name: "Learning rate", exact: true }), "30");
  await keyboard.keys("Enter");
  await expect.poll(said).toContain("it overshoots");
  await learner.press("Step downhill", surface);
  await learner.choose("It jumps across the valley, and can land higher.");
  await learner.goOn();

  await learner.at("Let it walk");
  await learner.train();
  await expect.poll(said).toMatch(/Here the loss is 0\.328/);
  await learner.goOn();

  await learner.at("Where a slope comes from");
  await learner.press("Four hidden units");
  await learner.press("One epoch", learner.transport);
  const pass = learner.widget("backward-pass");
  await expect.poll(() => pass.locator("[data-unit-sums]").innerText()).toContain("Output, B");
  await keyboard.press(pass.locator('[data-unit="2.0"]'), "ArrowLeft");
  await expect.poll(() => pass.locator("[data-unit-sums]").innerText()).toContain("Layer 1, unit 1");
  await learner.fullSpeed();
  await learner.press("Go on", learner.transport);
  await learner.ended();
  await learner.choose("The value that came in, times the red number it leads to.");
  await learner.goOn();

  await learner.at("No longer a bowl");
  await learner.fullSpeed();
  await learner.train();
  await keyboard.pick(surface.getByRole("radio", { name: "random directions", exact: true }));
  await learner.goOn();

  await learner.at("Down in 60 steps");
  for (const rate of ["2", "8", "5"]) {
    await learner.set("Learning rate", rate);
    await learner.train();
  }
  await learner.meets();
  await learner.goOn();

  await learner.at("What does it cost?");
  await learner.choose("About three times as much.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
