import type { LessonProblem } from "../../lesson/lesson";
import { readAttributes } from "../../widgets/attributes";
import { widgets } from "../../widgets/registry";
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
