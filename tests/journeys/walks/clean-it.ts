import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  await learner.at("What could tell?");
  await learner.choose("Body mass and the measures of the bill.");
  await learner.goOn();

  await learner.at("Train on it as it came");
  await learner.train();
  await learner.goOn();

  await learner.at("Columns that say nothing");
  const preparation = learner.widget("preparation");
  await learner.press("Add a step", preparation);
  await learner.keyboard.press(preparation.getByRole("button", { name: "Drop columns" }).first());
  await learner.goOn();

  await learner.at("Values that cannot be");
  await learner.goOn();

  await learner.at("What did each repair do?");
  await learner.press(/^Fill missing values/, preparation);
  const like = preparation.getByRole("combobox", { name: "Counted among rows with the same" });
  await learner.keyboard.select(like, "Species");
  await preparation.getByText("with the same Species").waitFor();
  await learner.press(/^Fill missing values/, preparation);
  await learner.press("Measure the effect of each step", preparation);
  await preparation.getByText("All steps together").waitFor();
  await learner.choose("This data cannot show that they help. They may still be right.");
  await learner.goOn();

  await learner.at("Shorten, and train");
  await learner.press("Repair with ours");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("A fine score");
  await learner.write("It is very good. Perhaps it is too good.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
