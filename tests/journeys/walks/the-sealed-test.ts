import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { page, keyboard } = learner;
  const open = async (button: string) => {
    await learner.press(button);
    await learner.press("Break the seal", page.getByRole("dialog"));
    await learner.ended();
  };
  await learner.at("Before you open");
  await learner.choose("About the same.");
  await learner.train();
  await learner.goOn();

  await learner.at("Break the seal");
  await open("Open the test set");
  await page.getByText("Opened once.").waitFor();
  await learner.goOn();

  await learner.at("Something is off");
  const group = page.getByRole("combobox", { name: "Keep together rows with the same" });
  await learner
    .widget("split")
    .getByRole("button", { name: /Keep equal .Ring Number. together/ })
    .waitFor();
  await learner.choose("The same birds, measured again on another day.");
  await learner.goOn();

  await learner.at("Mend step 1");
  await keyboard.pick(learner.widget("split").getByRole("radio", { name: "in whole groups" }));
  await keyboard.select(group, "Ring Number");
  await learner.train();
  await learner.goOn();

  await learner.at("A score to sign");
  await open("Open it once more");
  await learner.meets();
  await learner.goOn();

  await learner.at("What was planted");
  await learner.choose("Each choice made after a look fits the test a little, until it is a second validation set.");
  await learner.press("Show what was planted");
  await learner.widget("planted").locator("article").nth(1).waitFor();
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
