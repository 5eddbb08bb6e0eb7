import { benchOf } from "../../lesson/bench-of";
import type { Lesson, LessonProblem } from "../../lesson/lesson";
import { readAttributes } from "../../widgets/attributes";
import { placeOfWidget, widgets } from "../../widgets/registry";
import type { WidgetMeta } from "../../widgets/widget";

/** What a lesson asks of a widget. */
export interface PlacedWidget {
  readonly widget: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly place: WidgetMeta["place"];
}

/** What is wrong with it; null if it can be drawn. */
export function widgetProblem({ widget, attributes, line, place }: PlacedWidget): LessonProblem | null {
  const meta = widgets.get(widget);
  if (!meta) return { line, code: "unknown-widget", values: { name: widget } };
  if (meta.place !== place) return { line, code: "bench-widget-place", values: { name: widget } };
  const checked = readAttributes(meta.attributes, attributes);
  if (checked.ok) return null;
  return { line, code: "widget-attribute", values: { name: widget, field: checked.field, problem: checked.problem } };
}

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
