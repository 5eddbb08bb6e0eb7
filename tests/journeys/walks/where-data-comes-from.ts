import type { Learner } from "../learner.ts";

export async function walk(learner: Learner): Promise<void> {
  const { keyboard } = learner;
  await learner.at("Who wrote this?");
  await learner.choose("Hardly anything; and nobody asked them.");
  await learner.goOn();

  await learner.at("Be a labeller");
  const labels = learner.widget("label");
  await labels.getByText("Titanic").waitFor();
  await keyboard.reach(learner.button(/^(1 ?)?good$/, labels));
  // One taken back and given anew, two skipped.
  await keyboard.keys("1", "2", "Backspace", "2", "1", "1", "2", "2", "0", "0", "2", "1", "1", "2", "1", "1", "2", "2");
  await labels.getByText("14 of 16 labelled").waitFor();
  const disputes = labels.locator("figure").filter({ hasText: "Where they differ" });
  await keyboard.pick(disputes.getByRole("group", { name: "Decide: Home Alone" }).getByRole("radio", { name: "good" }));
  await learner.choose("Nobody: no one said what “good” means.");
  await learner.goOn();

  await learner.at("One teaches, the other judges");
  await learner.choose("About 60: it learned another taste.");
  await learner.goOn();
  await learner.at("Taught by critics, judged by viewers");
  await learner.train();
  await learner.goOn();

  await learner.at("The other judge");
  const rows = learner.widget("training-rows");
  await keyboard.select(rows.getByRole("combobox", { name: "Judged by the labels in" }), "You");
  await learner.train();
  await learner.choose("What critics and viewers share.");
  await learner.goOn();

  await learner.at("Whose “good” do you want?");
  await keyboard.select(rows.getByRole("combobox", { name: "Learns from the labels in" }), "Viewers");
  await keyboard.select(rows.getByRole("combobox", { name: "Judged by the labels in" }), "the same: Viewers");
  await learner.train();
  await learner.meets();
  await learner.goOn();

  await learner.at("Ninety-five of a hundred");
  await learner.write("By whose label? Two labellers agree in 81 of 100.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}
