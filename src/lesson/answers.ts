import type { LessonStep, Question } from "./lesson";

/** By question id: the choice's index, or what was written. */
export type Answers = Readonly<Record<string, number | string>>;

export const questionsOf = (step: LessonStep): readonly Question[] =>
  step.blocks.flatMap((block) => (block.type === "question" ? [block.question] : []));

/** An answer that still fits its question (a lesson may have changed since). */
export function answerTo(question: Question, answers: Answers): number | string | undefined {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  if (question.choices.length === 0) return typeof answer === "string" ? answer : undefined;
  return typeof answer === "number" && question.choices[answer] ? answer : undefined;
}
