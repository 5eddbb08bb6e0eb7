import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  await learner.at("Read before you touch");
  await learner.choose("Little. A flat curve can have several causes.");
  await learner.goOn();

  const mend = async (run: number, fault: string, mended: () => Promise<void>) => {
    await learner.at(`Failed run ${run}`);
    if (run > 11) await learner.press(`Put run ${run} on the bench`);
    if (run === 22) await learner.fullSpeed(); // the first was watched
    await learner.train();
    await learner.choose(fault);
    await mended();
    await learner.train();
    await learner.meets();
    await learner.goOn();
  };
  const rate = (value: string) => () => learner.set("Learning rate", value);
  const dials = learner.widget("dials");
  await mend(11, "The steps are too long.", rate("0.3"));
  await mend(22, "The steps are too short.", rate("0.3"));
  await mend(33, "Its units are dead.", rate("0.3"));
  await mend(44, "The slopes fade on their way back.", async () => {
    await learner.keyboard.select(dials.getByRole("combobox", { name: "Activation", exact: true }), "tanh");
  });
  await mend(55, "It has learned the training rows by heart.", async () => {
    await learner.keyboard.press(dials.getByRole("switch", { name: "Early stopping" }), "Space");
  });

  await learner.at("Which look tells?");
  await learner.choose("The units, layer by layer.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
