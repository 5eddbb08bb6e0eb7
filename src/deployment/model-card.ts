import type { Experiment, Task } from "../experiment/experiment";
import type { Split } from "../experiment/preparation";
import { inputName, type TrainedModel } from "../experiment/trained-model";
import { modelStem, type ExportedFile } from "./exported-file";
import { dataName, limitsOf, metricRows, purposeOf, titleOf } from "./model-facts";
import { operationWords } from "./operation-words";

/**
 * A model card in Markdown: what it predicts, from what, how well, and its limits, with questions that only its maker can
 * answer. Source: Mitchell et al. 2019, Model Cards for Model Reporting.
 * @param openings how often the sealed test was opened, where that is known
 */
export function modelCard(model: TrainedModel, openings?: number): string {
  const { preparation, experiment, rows, task } = model;
  const { split, training } = experiment;
  const columns = preparation.columns.map((column) => {
    const words = column.operations.map(operationWords).join("; ");
    const from = column.name === undefined ? "" : `, worked out of ${markdown(column.source)}`;
    return `- **${markdown(inputName(column)).trim()}** (${markdown(column.kind)}${from})${words ? `: ${markdown(words)}` : ""}`;
  });
  const metrics = metricRows(model).map(
    ({ part, rows: n, figures }) => `| ${part} | ${n} | ${markdown(figures.join("; ")) || "not measured"} |`,
  );
  const network = model.layers
    .map(({ units, activation, norm }) => `${units} ${markdown(activation)}${norm ? " after batch norm" : ""}`)
    .join(", ");
  return `# Model card: ${markdown(titleOf(model))}

${markdown(purposeOf(model))}

## What it answers

${answerOf(model)}

## The data

- Source: ${markdown(dataName(model))}
- Rows: ${rows.train} for training, ${rows.validation} for validation, ${rows.test} sealed for the test
- ${markdown(dividedBy(split, task))}${markdown(taughtBy(experiment))}

## Preparation

Every statistic was fitted on the training rows only.

${columns.join("\n") || "No column is used."}

## The model

- Family: ${markdown(model.family)}; layers (units and activation): ${network}
- Training: ${experiment.model.family === "clustering" ? `k-means, at most ${training.epochs} rounds` : `at most ${training.epochs} epochs, batches of ${training.batchSize}, ${training.optimizer}, learning rate ${training.learningRate}${training.earlyStopping ? `, early stopping after ${training.earlyStopping.patience} epochs` : ""}${changedBy(training)}`}
- Seed ${experiment.seed}: the same experiment on the same backend gives the same model

## How good it is

| Rows | Number | Result |
|---|---|---|
${metrics.join("\n")}

${openings === undefined ? "" : `The sealed test was opened ${openings === 1 ? "once" : `${openings} times`}. Each opening makes its score less honest.\n\n`}## Limits

${limitsOf(model)
  .map((limit) => `- ${limit}`)
  .join("\n")}

## To be answered by whoever made it

- What is it for, and what must it not be used for?
- Who is in the data, who is not, and did they agree to this use?
- Who is harmed when it is wrong, and is it wrong more often for some than for others?
- Would every column be known at the moment of predicting?
- Who watches it, and when will it be tested again?
`;
}

function answerOf({ task, classes, preparation }: TrainedModel): string {
  const { name } = preparation.target;
  const heldBack = name === "" ? "" : ` “${markdown(name)}” was held back: it was only looked at afterwards.`;
  switch (task) {
    case "classification":
      return `One of: ${markdown(classes.join(", "))}, with a probability for each.`;
    case "regression":
      return "A number in the unit of the target.";
    case "clustering":
      return `The group whose centre is nearest: one of ${markdown(classes.join(", "))}, and how clearly.${heldBack}`;
    case "reconstruction":
      return `The row rebuilt from its code, as prepared numbers; the error says how unlike the training rows it is.${heldBack}`;
    default:
      return task satisfies never;
  }
}

/** What was changed in mid-run, where anything was. */
function changedBy({ changes = [] }: Experiment["training"]): string {
  const said = changes.map(({ atEpoch, ...settings }) => {
    const words = Object.entries(settings).map(([name, value]) => `${name} ${JSON.stringify(value).replace(/"/g, "")}`);
    return `\n- From epoch ${Number(atEpoch.toPrecision(4))} on: ${words.join(", ")}`;
  });
  return said.join("");
}

/** Who learned, who judged. */
function dividedBy(split: Split, task: Task): string {
  const { train, validation, test, group, time, folds, placed, testWhere } = split;
  const total = train + validation + test || 1;
  const shares = [train, validation, test].map((share) => `${Math.round((100 * share) / total)} %`).join(" / ");
  const how =
    time !== undefined
      ? `in the order of “${time}”: the earliest learned, the latest judged`
      : group !== undefined
        ? `at random, rows with the same “${group}” on one side`
        : `at random${split.stratify && task === "classification" ? ", keeping the shares of the classes" : ""}`;
  const said = testWhere
    ? [`The sealed test is the rows where “${testWhere.column}” is ${testWhere.equals.join(" or ")}.`]
    : [];
  said.push(`The ${testWhere ? "others" : "rows"} were divided ${testWhere ? "" : `${shares} `}${how}.`);
  if (folds) {
    const teaching = time === undefined ? "the others" : "those before it";
    said.push(`Of ${folds.of} folds number ${folds.take + 1} was for validation, ${teaching} for training.`);
  }
  const byHand = [placed?.train, placed?.validation, placed?.test].flatMap((rows) => rows ?? []).length;
  if (byHand > 0) said.push(`${byHand} ${byHand === 1 ? "row was" : "rows were"} placed by hand.`);
  return said.join(" ");
}

/** Where not all rows taught, where labels came from hands, and where another column than the target judged. */
function taughtBy({ split, preparation, target, judge }: Experiment): string {
  const said: string[] = [];
  const only = (who: string, where: Split["trainWhere"]) => {
    if (where) said.push(`Only rows where “${where.column}” is ${where.equals.join(" or ")} ${who}.`);
  };
  only("taught", split.trainWhere);
  only("judged", split.validationWhere);
  if (split.take !== undefined) said.push(`At most ${split.take} of the training rows taught, drawn by chance.`);
  for (const step of preparation) {
    if (step.step !== "label-rows" || step.off) continue;
    const rows = Object.values(step.labels).flat().length;
    said.push(`${rows} ${rows === 1 ? "label" : "labels"} of “${step.column}” were given by hand.`);
  }
  if (judge !== undefined && judge !== target) said.push(`It was judged by “${judge}”, not by its target.`);
  return said.map((sentence) => ` ${sentence}`).join("");
}

/** The model card as a Markdown file. */
export function exportModelCard(model: TrainedModel): ExportedFile {
  return {
    name: `${modelStem(model)}-model-card.md`,
    type: "text/markdown",
    bytes: new TextEncoder().encode(modelCard(model)),
  };
}

/** Text from the data as plain text in Markdown: no markup, no link, no address that is made one, no table cell, no line of its own. */
function markdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~!&@]/g, "\\$&")
    .replace(/:(?=\/\/)|(?<=www)\./gi, "\\$&");
}
