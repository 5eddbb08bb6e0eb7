import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  await learner.at("Before you train");
  await learner.choose("About five, by luck.");
  await learner.goOn();

  await learner.at("Train");
  await learner.train();
  await learner.goOn();

  await learner.at("Look inside");
  await learner.choose("One straight edge, soft or sharp.");
  await learner.goOn();

  await learner.at("Break it");
  const bench = learner.widget("playground");
  await keyboard.pick(bench.getByRole("radio", { name: "A", exact: true }));
  await keyboard.reach(bench.getByRole("application"));
  await keyboard.keys("Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowRight");
  await keyboard.keys("Enter", "ArrowRight", "Enter", "ArrowUp", "Enter");
  await bench.getByText("3 of your own").waitFor();
  await learner.fullSpeed();
  await learner.train();
  await learner.goOn();

  await learner.at("Hold it together");
  await learner.press("One layer fewer");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("What changed?");
  await learner.choose("The values of its weights, and nothing else.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
