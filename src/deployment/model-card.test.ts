import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { hostileModel } from "../../tests/injection/hostile-model";
import { payloads } from "../../tests/injection/payloads";
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

test("the card says how the rows were dealt, fold and hand included", async () => {
  const model = await sampleModel(dirtyPenguins(), "Sex");
  const card = (split: Partial<typeof model.experiment.split>) =>
    modelCard({
      ...model,
      experiment: { ...model.experiment, split: { train: 0.6, validation: 0.2, test: 0.2, stratify: true, ...split } },
    });
  expect(card({})).toContain("divided 60 % / 20 % / 20 % at random, keeping the shares of the classes.");
  expect(card({ group: "ring" })).toContain("at random, rows with the same “ring” on one side.");
  expect(card({ time: "day", folds: { of: 5, take: 1 }, placed: { test: [3] } })).toContain(
    "in the order of “day”: the earliest learned, the latest judged. Of 5 folds number 2 was for validation, those before it for training. 1 row was placed by hand.",
  );
});

test("the card says what was changed in mid-run", async () => {
  const model = await sampleModel(dirtyPenguins(), "Sex");
  const changes = [{ atEpoch: 12.25, learningRate: 0.001, clip: { by: "norm" as const, at: 1 } }];
  const training = { ...model.experiment.training, changes };
  const card = modelCard({ ...model, experiment: { ...model.experiment, training } });
  expect(card).toContain("\n- From epoch 12.25 on: learningRate 0.001, clip {by:norm,at:1}\n");
});

test("the card says who taught and who judged, where that were not all rows by the target", async () => {
  const model = await sampleModel(dirtyPenguins(), "Sex");
  const { experiment } = model;
  const card = modelCard({
    ...model,
    experiment: {
      ...experiment,
      judge: "by blood",
      preparation: [{ step: "label-rows", column: "Sex", labels: { MALE: [1, 2], FEMALE: [3] } }],
      split: { ...experiment.split, take: 30, trainWhere: { column: "Island", equals: ["Dream"] } },
    },
  });
  expect(card).toContain(
    "Only rows where “Island” is Dream taught. At most 30 of the training rows taught, drawn by chance. 3 labels of “Sex” were given by hand. It was judged by “by blood”, not by its target.",
  );
  expect(modelCard({ ...model, experiment: { ...experiment, judge: "Sex" } })).not.toContain("judged by");
});

/** The kinds of all nodes, and the text of the first heading. */
function reading(markdown: string): { readonly kinds: readonly string[]; readonly heading: string } {
  const kinds: string[] = [];
  const textOf = (node: Nodes): string => {
    kinds.push(node.type);
    return "children" in node ? node.children.map(textOf).join("") : "value" in node ? node.value : "";
  };
  const [heading = ""] = fromMarkdown(markdown).children.map(textOf);
  return { kinds, heading };
}

test("no name or label becomes markup: the card reads as one of plain names", () => {
  const plain = payloads.map((_, index) => `name ${index}`);
  const { kinds } = reading(modelCard(hostileModel(payloads)));
  expect(kinds).toEqual(reading(modelCard(hostileModel(plain))).kinds);
  expect(new Set(kinds)).toEqual(new Set(["heading", "paragraph", "list", "listItem", "strong", "text"]));
});

test.for(payloads)("a target called %j stays text, to the letter", (payload) => {
  const { kinds, heading } = reading(modelCard(hostileModel(["a", "b"], payload)));
  expect(kinds).toEqual(reading(modelCard(hostileModel(["a", "b"], "plain"))).kinds);
  expect(heading).toBe(`Model card: ${shown(payload)}`);
});
/** As Markdown shows it: blanks are one blank, and there is no NUL. */
const shown = (text: string) => text.replace(/\s+/g, " ").replaceAll("\0", "\ufffd").trimEnd();

test("no address in a name is made a link by those who link every address", () => {
  const card = modelCard(hostileModel(["https://x.test/a", "www.x.test", "a@x.test"]));
  expect(card).not.toMatch(/[^\\]:\/\/|www\.|[^\\]@/);
});

test("what an activation or a family is called, in a record that was kept, stays text, too", () => {
  const model = hostileModel(["a", "b"]);
  const layers = model.layers.map((layer) => ({ ...layer, activation: "<img src=x onerror=alert(1)>" as "relu" }));
  expect(modelCard({ ...model, layers })).not.toMatch(/[^\\]<img/);
  expect(modelCard({ ...model, family: "constructor" })).toContain("This is constructor with");
});
