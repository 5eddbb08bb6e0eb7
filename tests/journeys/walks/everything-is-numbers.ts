import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  await learner.at("A picture is a grid of numbers");
  const pixels = learner.widget("pixels");
  await keyboard.reach(pixels.getByRole("application"));
  await keyboard.keys("ArrowRight", "ArrowRight", "ArrowDown");
  await pixels.getByText(/^Row \d, column \d: \d+$/).waitFor();
  await learner.choose("Clearly worse, but better than guessing.");
  await learner.goOn();

  await learner.at("Train on pictures");
  await learner.train();
  await learner.goOn();

  await learner.at("Scramble them");
  await learner.press("Scramble the pixels");
  await learner.train();
  await learner.meets();
  await learner.choose("It never knew which pixels are neighbours.");
  await learner.goOn();

  await learner.at("A sentence in pieces");
  await learner.press("Take sentences");
  const tokens = learner.widget("tokens");
  await learner.press("One merge more", tokens);
  await tokens.getByText(/^Last merge: ␣ and t stood side by side/).waitFor();
  await keyboard.type(tokens.getByRole("textbox", { name: "Your sentence" }), "the then");
  await expect.poll(() => tokens.getByRole("listitem").count()).toBe(7);
  await learner.goOn();

  await learner.at("Train on pieces");
  await learner.train();
  await learner.goOn();

  await learner.at("A sound is a picture");
  const sound = learner.widget("spectrogram");
  await keyboard.pick(sound.getByRole("radio", { name: "A rising tone" }));
  await sound.getByText(/^A rising tone as 64 × 40 numbers/).waitFor();
  await learner.goOn();

  await learner.at("Your own");
  await learner.write("Grids of numbers for red, green and blue. Labels are missing: which leaf is ill.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
