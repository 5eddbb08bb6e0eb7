import { expect } from "vitest";
import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  await learner.at("Ten groups");
  await learner.choose("Mostly. Some digits will share a group, some will fall apart.");
  await learner.goOn();

  await learner.at("Ten pictures move");
  const groups = learner.widget("groups");
  await learner.press("One epoch", learner.transport);
  await groups.getByText(/^10 groups of 1,000 rows: .* changed their group since epoch 0\.$/).waitFor();
  expect(await groups.locator("canvas").count()).toBe(10);
  await learner.press("Go on", learner.transport);
  await learner.ended();
  await learner.goOn();

  await learner.at("Ten names, a thousand labels");
  // What was watched before is now to be tried: this step asks for full speed.
  expect(await learner.transport.getByRole("combobox", { name: "Speed" }).inputValue()).toBe("0");
  await groups.getByText("0 of 10 groups have a name.").waitFor();
  await keyboard.reach(groups.getByRole("combobox", { name: "Name of group A" }));
  await keyboard.keys("ArrowDown");
  await groups.getByText(/^1 of 10 groups have a name/).waitFor();
  await learner.press("Take each group's commonest label", groups);
  await expect.poll(() => groups.locator("[data-named]").innerText()).toMatch(/of them rightly: (7|8)\d %/);
  await keyboard.pick(groups.getByRole("radio", { name: "held-back labels", exact: true }));
  await groups.getByRole("figure", { name: "Groups and held-back labels" }).waitFor();
  await keyboard.type(learner.widget("model").getByRole("textbox", { name: /groups/i }), "20");
  await keyboard.keys("Enter");
  await learner.train();
  await learner.meets();
  await learner.choose("No. It goes on falling with more groups, down to 0.");
  await learner.goOn();

  await learner.at("Through two numbers");
  await learner.press("Squeeze the pictures");
  await learner.choose("What most tells pictures apart, such as which digit it roughly is.");
  await learner.train();
  await learner.goOn();

  await learner.at("Between the digits");
  const codes = learner.widget("codes");
  const said = () => codes.locator("[data-said]").innerText();
  const before = await said();
  await keyboard.reach(codes.getByRole("application"));
  await keyboard.keys("ArrowRight", "ArrowRight", "ArrowUp");
  await expect.poll(said).not.toBe(before);
  await keyboard.pick(codes.getByRole("radio", { name: "the decoder's pictures", exact: true }));
  await learner.choose("A picture that nobody wrote, something of both.");
  await learner.goOn();

  await learner.at("A wider bottleneck");
  await keyboard.type(learner.widget("model").getByRole("textbox", { name: /code/i }), "8");
  await keyboard.keys("Enter");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("Three broken screws");
  await learner.choose("An autoencoder rebuilds them badly: look at those first.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
