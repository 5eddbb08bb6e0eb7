import type { Block, CheckSpec, Lesson } from "./lesson";

export type CheckLabel = (name: string, parameters: CheckSpec["parameters"]) => string;

/** The lesson with what each check asks written into it, where its author has not. */
export function sayChecks(lesson: Lesson, label: CheckLabel): Lesson {
  const say = (block: Block): Block => {
    if (block.type !== "check" || block.check.text !== undefined) return block;
    const { check } = block;
    return { ...block, check: { ...check, text: label(check.name, check.parameters) } };
  };
  return { ...lesson, steps: lesson.steps.map((step) => ({ ...step, blocks: step.blocks.map(say) })) };
}
