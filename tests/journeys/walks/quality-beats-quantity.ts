import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  const rows = learner.widget("training-rows");
  const learnsFrom = rows.getByRole("combobox", { name: "Learns from the labels in" });
  const atMost = async (count: string, teaching: string) => {
    await keyboard.type(rows.getByRole("textbox", { name: "Training rows at most" }), count);
    await keyboard.keys("Enter");
    await rows.getByText(teaching).waitFor();
  };

  await learner.at("Thirty or two hundred");
  await learner.choose("233 by size, free.");
  await learner.goOn();

  await learner.at("The free labels");
  await learner.train();
  await learner.choose("The volunteer's rule: heavy is male.");
  await learner.goOn();

  await learner.at("Few, but right");
  await keyboard.select(learnsFrom, "Sex");
  await atMost("30", "30 rows teach, 100 judge.");
  await learner.train();
  await learner.goOn();

  await learner.at("Wrong by chance");
  await keyboard.select(learnsFrom, "Sex in haste");
  await atMost("233", "233 rows teach, 100 judge.");
  await learner.train();
  await learner.choose("Errors without a rule cancel; what the birds have in common stays.");
  await learner.goOn();

  await learner.at("The right labels of another world");
  await learner.press("Adelies teach, Gentoos are judged");
  await learner.train();
  await learner.choose("Nothing, for Gentoos.");
  await learner.goOn();

  await learner.at("Spend twenty tests");
  const teach = rows.getByRole("combobox", { name: "Only these teach" });
  await keyboard.select(teach, "Species: Gentoo penguin (Pygoscelis papua)");
  await atMost("20", "20 rows teach, 38 judge.");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("Ten thousand for the price of a hundred");
  await learner.write("Who labelled them, and by what rule?");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
