import type { Lesson } from "./lesson";

/** A widget on the bench, with the attributes it has by now. */
export interface BenchPlace {
  readonly widget: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Line of the directive that last gave attributes, or else of the step. */
  readonly line: number;
}

/**
 * What stands on the bench at a step: the step's list, each with the attributes of the last directive of that name up to here.
 * @param placeOf where a widget stands; undefined if there is none of that name.
 */
export function benchOf(
  lesson: Lesson,
  step: number,
  placeOf: (widget: string) => "bench" | "step" | undefined,
): readonly BenchPlace[] {
  const given = new Map<string, BenchPlace>();
  for (const { blocks } of lesson.steps.slice(0, step + 1)) {
    for (const block of blocks) {
      if (block.type !== "widget" || placeOf(block.widget) !== "bench") continue;
      given.set(block.widget, { widget: block.widget, attributes: block.attributes, line: block.line });
    }
  }
  const listed = lesson.steps[step]?.bench ?? [];
  // A bench widget that a step's text places is on the bench of that step, listed or not.
  const placed = (lesson.steps[step]?.blocks ?? []).flatMap((block) =>
    block.type === "widget" && placeOf(block.widget) === "bench" && !listed.includes(block.widget)
      ? [block.widget]
      : [],
  );
  return [...new Set([...listed, ...placed])].map(
    (widget) => given.get(widget) ?? { widget, attributes: {}, line: lesson.steps[step]?.line ?? 0 },
  );
}
