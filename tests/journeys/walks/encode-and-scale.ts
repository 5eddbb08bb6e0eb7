import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  const preparation = learner.widget("preparation");
  await learner.at("USA is 2");
  await learner.choose("Japan lies halfway between Europe and the USA.");
  await learner.goOn();

  await learner.at("A switch for each");
  await learner.train();
  await learner.press("One input for each origin");
  await learner.train();
  await learner.choose("A grade: poor, fair, good.");
  await learner.goOn();

  await learner.at("Pounds beside cylinders");
  await learner.press("Every column, as it is");
  await learner.train();
  await keyboard.press(preparation.getByRole("switch", { name: /Bring to one scale/ }), "Space");
  await learner.train();
  await learner.choose("No learning rate suits both columns.");
  await learner.goOn();

  await learner.at("A name for every car");
  await learner.press("Names as their mean mileage");
  await learner.train();
  await learner.choose("Most names stand for one car, and their mean is that car's own answer.");
  await learner.goOn();

  await learner.at("Out of fold");
  await learner.press(/^Names/, preparation);
  await keyboard.select(preparation.getByRole("combobox", { name: "As" }), "the target’s mean, out of fold");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("A name it never saw");
  await learner.choose("The mean of all training cars.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
