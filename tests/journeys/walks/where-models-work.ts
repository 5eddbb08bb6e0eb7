import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  await learner.at("Right for 98 of 100");
  await learner.choose("I cannot tell yet.");
  await learner.goOn();

  await learner.at("Train it");
  await learner.train();
  await learner.goOn();

  await learner.at("Guess");
  await learner.model("Baseline");
  await learner.train();
  await learner.choose("No more than guessing: it, too, says “no snow” every day, or nearly.");
  await learner.goOn();

  await learner.at("Choose a field");
  const fields = learner.widget("fields");
  await learner.press("Take it Healthcare", fields);
  await learner.button("In hand Healthcare", fields).waitFor();
  await learner.train();
  await fields.getByText("guessing 0.63 right").waitFor();
  await learner.goOn();

  await learner.at("Beat guessing");
  await learner.model("Linear model");
  await learner.train();
  await learner.meets();
  expect(await fields.innerText()).toMatch(/guessing 0\.63, your model 0\.9\d right/);
  await learner.goOn();

  await learner.at("What 0.42 can be worth");
  await learner.choose("The one for films.");
  await learner.goOn();

  await learner.at("Who is helped, who is harmed?");
  await learner.keyboard.press(fields.locator("summary").first());
  await learner.write(
    "A laboratory that looks twice. A woman whose lump it calls benign, and that is the worse error.",
  );
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
