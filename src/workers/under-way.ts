/** Answers that are on their way: two widgets that ask the same of a table share one. */
export class UnderWay<T> {
  readonly #asked = new WeakMap<object, Map<string, Promise<T>>>();

  once(table: object, question: string, answer: () => Promise<T>): Promise<T> {
    const questions = this.#asked.get(table) ?? new Map<string, Promise<T>>();
    this.#asked.set(table, questions);
    const known = questions.get(question);
    if (known) return known;
    const asked = answer().finally(() => questions.delete(question));
    questions.set(question, asked);
    return asked;
  }
}
