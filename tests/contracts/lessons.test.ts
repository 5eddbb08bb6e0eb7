import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { parseExperiment } from "../../src/experiment/parse-experiment";
import type { Experiment } from "../../src/experiment/experiment";
import type { RunRecord } from "../../src/experiment/run-record";
import { emptyEvidence, type Evidence } from "../../src/lesson/checks/evidence";
import { grade } from "../../src/lesson/checks/registry";
import { parseGlossary } from "../../src/lesson/glossary";
import type { Block, Inline, Lesson, LessonStep } from "../../src/lesson/lesson";
import { parseLesson } from "../../src/lesson/parse-lesson";
import { proseOf, wordCount } from "../../src/lesson/plain-text";
import { readAttributes } from "../../src/widgets/attributes";
import { widgets } from "../../src/widgets/registry";
import { runRecordOf } from "./run-record-of";

const folder = fileURLToPath(new URL("../../lessons/en", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  /^[^/\\]+[/\\][^/\\]+\.md$/.test(file),
);
const idOf = (file: string) => path.basename(file, ".md");
const ids = files.map(idOf);
const glossary = parseGlossary(readFileSync(path.join(folder, "glossary.md"), "utf8"));
const terms = new Set(glossary.entries.map((entry) => entry.id));

const chapterOf = (file: string) => path.dirname(file);
const read = (file: string) =>
  parseLesson(readFileSync(path.join(folder, file), "utf8"), { id: idOf(file), chapter: chapterOf(file) });

function experimentFrom(document: unknown, name: string): Experiment {
  const outcome = parseExperiment(document, name);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
function besides(file: string, part: "start" | "solution"): unknown {
  return JSON.parse(readFileSync(path.join(folder, file.replace(/\.md$/, `.${part}.json`)), "utf8"));
}

/** A plain Experiment, or several runs and what was done besides them. */
const solutionSchema = v.union([
  v.object({
    runs: v.pipe(v.array(v.unknown()), v.minLength(1)),
    evidence: v.optional(
      v.strictObject({
        exported: v.optional(v.array(v.string())),
        predicted: v.optional(v.number()),
        openings: v.optional(v.number()),
      }),
    ),
  }),
  v.pipe(
    v.unknown(),
    v.transform((run) => ({ runs: [run], evidence: undefined })),
  ),
]);

/** Makes the runs one after the other, as a learner would; the last experiment is the one in hand. */
async function evidenceOf(id: string, runs: readonly Experiment[], done: Partial<Evidence> = {}): Promise<Evidence> {
  const kept: RunRecord[] = [];
  for (const [index, run] of runs.entries()) kept.push(await runRecordOf(`${id}-${index}`, run));
  const last = kept.at(-1);
  const experiment = runs.at(-1);
  if (!last || !experiment) throw new Error("no run");
  const openings = kept.filter((run) => run.result && run.experiment.evaluation.openTest && run.result.rows.test > 0);
  return {
    ...emptyEvidence(experiment),
    run: last,
    kept: kept.filter((run) => run.result !== null).slice(-5),
    openings: openings.length,
    ...done,
  };
}

function* blocksOf(lesson: Lesson): Generator<Block> {
  const walk = function* (blocks: readonly Block[]): Generator<Block> {
    for (const block of blocks) {
      yield block;
      if (block.type === "quote") yield* walk(block.blocks);
      if (block.type === "list") for (const item of block.items) yield* walk(item);
      if (block.type === "question") yield* walk([...block.question.prompt, ...block.question.answer]);
    }
  };
  yield* walk(lesson.lede);
  for (const step of lesson.steps) {
    yield* walk(step.blocks);
    for (const hint of step.hints) yield* walk(hint);
  }
}
function* inlinesOf(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ("children" in inline) yield* inlinesOf(inline.children);
  }
}

const checkSteps = (lesson: Lesson): readonly LessonStep[] =>
  lesson.steps.filter((step) => step.blocks.some((block) => block.type === "check"));
const gradesOf = (step: LessonStep, evidence: Evidence) =>
  step.blocks.flatMap((block) =>
    block.type === "check" ? [{ line: block.line, check: block.check, ...grade(block.check, evidence) }] : [],
  );

test("there are lessons, and no two have one id", () => {
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the glossary reads well and has no term twice", () => {
  expect(glossary.problems).toEqual([]);
  expect(terms.size).toBe(glossary.entries.length);
  for (const entry of glossary.entries) expect(proseOf(entry.blocks), entry.id).not.toBe("");
});

describe.each(files)("%s", (file) => {
  const lesson = read(file);

  test("is written without mistakes", () => {
    expect(lesson.problems).toEqual([]);
    if (lesson.continues !== undefined) expect(ids).toContain(lesson.continues);
  });

  test("has 4 to 8 steps of at most 120 words, from prediction to recap", () => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(4);
    expect(lesson.steps.length).toBeLessThanOrEqual(8);
    for (const step of lesson.steps) expect(wordCount(proseOf(step.blocks)), step.title).toBeLessThanOrEqual(120);
    const kinds = lesson.steps.map((step) => step.kind);
    for (const kind of ["predict", "run", "check", "explain", "recap"]) expect(kinds).toContain(kind);
  });

  test("asks questions whose every choice has its reason", () => {
    for (const block of blocksOf(lesson)) {
      if (block.type !== "question") continue;
      for (const choice of block.question.choices) expect(choice.reason, block.question.id).not.toEqual([]);
      if (block.question.choices.length === 0) expect(block.question.answer, block.question.id).not.toEqual([]);
    }
  });

  test("names terms that the glossary has", () => {
    const missing: string[] = [];
    for (const block of blocksOf(lesson)) {
      if (block.type !== "paragraph") continue;
      for (const inline of inlinesOf(block.children)) {
        if (inline.type === "term" && !terms.has(inline.id)) missing.push(inline.id);
      }
    }
    expect(missing).toEqual([]);
  });

  test("places widgets that there are, with attributes they understand", () => {
    const wrong: string[] = [];
    for (const step of lesson.steps) {
      for (const id of step.bench) if (widgets.get(id)?.place !== "bench") wrong.push(`bench of ${step.id}: ${id}`);
      for (const block of step.blocks) {
        if (block.type !== "widget") continue;
        const meta = widgets.get(block.widget);
        const result = meta ? readAttributes(meta.attributes, block.attributes) : null;
        if (!result?.ok)
          wrong.push(`line ${block.line}: ${block.widget} ${result?.field ?? ""} ${result?.problem ?? "is unknown"}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  test("its reference solution passes every check", async () => {
    expect(existsSync(path.join(folder, file.replace(/\.md$/, ".solution.json")))).toBe(true);
    const { runs, evidence: done } = v.parse(solutionSchema, besides(file, "solution"));
    const evidence = await evidenceOf(
      lesson.id,
      runs.map((run, index) => experimentFrom(run, `run ${index + 1}`)),
      done,
    );
    expect(evidence.run?.failure ?? null).toBeNull();
    const failing = checkSteps(lesson)
      .flatMap((step) => gradesOf(step, evidence))
      .filter((found) => found.state !== "met");
    expect(failing).toEqual([]);
  });

  test("its starting state does not pass, before and after a run", async () => {
    const start = experimentFrom(besides(file, "start"), "start");
    const seen = [emptyEvidence(start)];
    if (lesson.startRuns) {
      const evidence = await evidenceOf(lesson.id, [start]);
      expect(evidence.run?.failure ?? null).toBeNull();
      seen.push(evidence);
    }
    expect(checkSteps(lesson)).not.toEqual([]);
    for (const evidence of seen) {
      for (const step of checkSteps(lesson)) {
        const open = gradesOf(step, evidence).filter((found) => found.state !== "met");
        expect(open, `${step.id} is passed by doing nothing`).not.toEqual([]);
      }
    }
  });
});
