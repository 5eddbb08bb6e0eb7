import { expect, test } from "vitest";
import { modelCard } from "./model-card";
import { dirtyPenguins, sampleModel } from "./sample-model.fixture";

test("the card says what, from what, how well and how surely, and what was not measured", async () => {
  const card = modelCard(await sampleModel(dirtyPenguins(), "Sex"), 2);
  expect(card).toContain("# Model card: Sex");
  expect(card).toContain("accuracy 0.900 (95 % interval 0.808 to 0.951)");
  expect(card).toMatch(/Sealed test \| 70 \| not measured/);
  expect(card).toContain("opened 2 times");
  expect(card).toContain("Its sealed test was not opened");
  expect(card).toMatch(/Body Mass \(g\)\*\* \(number\): .*a missing number becomes/);
});

test("names and labels cannot become markup", async () => {
  const name = "[x](javascript:alert(1)) <b> | `a`";
  const lines = Array.from({ length: 60 }, (_, i) => `${i % 7},${i % 2 ? "a" : "b"}`);
  const card = modelCard(await sampleModel([`"${name}",y`, ...lines].join("\n"), "y"));
  expect(card).toContain("\\[x\\](javascript:alert(1)) \\<b\\> \\| \\`a\\`");
  expect(card).not.toMatch(/[^\\]<b/);
});
