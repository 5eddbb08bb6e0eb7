import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { page, keyboard } = learner;
  const split = learner.widget("split");
  await learner.at("A promise about the future");
  await learner.choose("Many times as much.");
  await learner.goOn();

  await learner.at("Splendid");
  await learner.train();
  await learner.goOn();

  await learner.at("A column that knows");
  await keyboard.press(split.locator("summary"));
  await learner.choose("No. It is made from the very number that is to be predicted.");
  await learner.press(/^Drop .adjusted CO2.$/, split);
  await learner.train();
  await learner.goOn();

  await learner.at("The answer stands next door");
  await keyboard.type(split.getByRole("textbox", { name: "Row", exact: true }), "354");
  await keyboard.keys("Enter");
  const card = split.getByRole("button", { name: /^Row 354, in Validation/ });
  await card.waitFor();
  await keyboard.select(split.getByRole("combobox", { name: "Move it to" }), "Training");
  await split.getByRole("button", { name: /^Row 354, in Training: .*by hand/ }).waitFor();
  await learner.press("Put it where chance had it", split);
  await learner.choose("Its neighbours taught, and CO2 hardly moves in a month.");
  await learner.goOn();

  await learner.at("Deal by time");
  await keyboard.pick(split.getByRole("radio", { name: "by time" }));
  await split.getByText("The earliest rows teach").waitFor();
  await learner.train();
  await learner.goOn();

  await learner.at("Choose again");
  await learner.model("Linear model");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("Who must be new?");
  await learner.choose("In whole groups, by patient.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
  await page.locator("[data-finished]").waitFor();
}
