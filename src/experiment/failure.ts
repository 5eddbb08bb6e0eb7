/**
 * Expected failures are values. A failure says what went wrong and where; the sentence for people, with its remedy,
 * lives with the translations (`src/i18n/<language>/failures.ts`), keyed by `code`.
 */
export interface Failure {
  /** "room/what", such as "csv/unclosed-quote". */
  readonly code: `${string}/${string}`;
  /** Name of the file or dataset, where there is one. */
  readonly file?: string;
  /** 1-based line in that file. */
  readonly line?: number;
  /** Column of a table, or path of a field such as "training.epochs". */
  readonly field?: string;
  /** Whatever else the sentence needs, such as the number that was too large. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const err = (failure: Failure): Outcome<never> => ({ ok: false, failure });

/** Carries an expected failure through code that can only throw (a generator, a callback); caught at the run's edge. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
    this.name = "FailureError";
  }
}

/** The value, or FailureError. For code that can only throw. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new FailureError(outcome.failure);
}
