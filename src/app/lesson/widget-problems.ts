import { benchOf } from "../../lesson/bench-of";
import type { Lesson, LessonProblem } from "../../lesson/lesson";
import { placeOfWidget } from "../../widgets/registry";
import { widgetProblem, type PlacedWidget } from "./widget-problem";

/** Of all steps of a lesson: a learner sees them one by one, whoever writes it wants them at once. */
export function widgetProblems(lesson: Lesson): readonly LessonProblem[] {
  const found = new Map<string, LessonProblem>();
  for (const [index, step] of lesson.steps.entries()) {
    const inText = step.blocks.flatMap((block): PlacedWidget[] =>
      block.type === "widget" && placeOfWidget(block.widget) !== "bench" ? [{ ...block, place: "step" }] : [],
    );
    const onBench = benchOf(lesson, index, placeOfWidget).map((one): PlacedWidget => ({ ...one, place: "bench" }));
    for (const placed of [...inText, ...onBench]) {
      const problem = widgetProblem(placed);
      // A bench goes on from step to step: its problem is one.
      if (problem) found.set(`${problem.code} ${placed.widget} ${problem.values?.["field"] ?? ""}`, problem);
    }
  }
  return [...found.values()];
}
