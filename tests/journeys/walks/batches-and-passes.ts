import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { page, transport } = learner;
  await learner.at("How many steps?");
  await learner.choose("About ten times.");
  await learner.goOn();

  await learner.at("One batch");
  await learner.set("Batch size", "32");
  await learner.set("Epochs", "4");
  await learner.press("One batch", transport);
  await transport.getByText(/Paused after 1 batch/).waitFor();
  await learner.press("One epoch", transport);
  await transport
    .locator(".epoch b")
    .filter({ hasText: /^[1-9]/ })
    .waitFor();
  await learner.press("Go on", transport);
  await learner.ended();
  await learner.goOn();

  await learner.at("What a batch sees");
  const seen = learner.widget("loss-surface").locator("[data-said]");
  for (const size of ["4", "64"]) {
    await learner.set("Batch size", size);
    await expect.poll(() => seen.innerText()).toMatch(new RegExp(`batches of ${size} point more than \\d+° off`));
  }
  await learner.choose("Better, but far less than sixteen times.");
  await learner.goOn();

  await learner.at("Small and large helpings");
  await learner.choose("Batch 4: it moves more often.");
  await learner.set("Epochs", "25");
  for (const size of ["4", "256"]) {
    await learner.set("Batch size", size);
    await learner.train();
  }

  // What was done is there after a reload: the step, the settings, the runs.
  await learner.reload();
  await learner.at("Small and large helpings");
  const batchSize = learner.widget("dials").getByRole("textbox", { name: "Batch size", exact: true });
  await expect.poll(() => batchSize.inputValue()).toBe("256");
  await expect.poll(() => page.locator("[data-widget=curves]").innerText()).toMatch(/batch 4: \d/);

  await learner.goOn();

  await learner.at("What it costs");
  await learner.set("Epochs", "200");
  for (const size of ["1", "16"]) {
    await learner.set("Batch size", size);
    await learner.train();
  }
  await learner.goOn();

  await learner.at("Fast and steady");
  await learner.set("Batch size", "8");
  await learner.set("Epochs", "8");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("Why not all at once?");
  await learner.choose("One exact step costs as much as many rough ones, and the rough ones get farther.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
