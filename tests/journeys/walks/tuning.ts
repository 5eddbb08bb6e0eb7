import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  await learner.at("One number");
  await learner.choose("The loss jumps about, or grows.");
  await learner.goOn();

  for (const [title, rate] of [
    ["Too small", "0.00003"],
    ["Too large", "1"],
  ] as const) {
    await learner.at(title);
    await learner.set("Learning rate", rate);
    await learner.train();
    await learner.goOn();
  }

  await learner.at("Find the range");
  for (const rate of ["0.001", "0.1", "0.01"]) {
    await learner.set("Learning rate", rate);
    await learner.train();
  }
  await learner.choose("Good rates can differ by factors of ten from task to task.");
  await learner.goOn();

  await learner.at("Let it be searched");
  const dials = learner.widget("dials");
  await learner.keyboard.press(dials.locator("summary", { hasText: "More settings" }));
  await learner.press("Find a learning rate", dials);
  const take = learner.button(/^Take 0\.\d+/, dials);
  await take.waitFor();
  await learner.keyboard.press(take);
  await learner.train();
  await learner.choose("Where it falls fastest, before the lowest point.");
  await learner.goOn();

  await learner.at("Tune it");
  await learner.set("Learning rate", "0.003");
  await learner.set("Batch size", "16");
  await learner.set("Epochs", "40");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("What was tuned?");
  await learner.choose(
    "It is chosen before training, by looking at validation; parameters are learned from the training rows.",
  );
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
