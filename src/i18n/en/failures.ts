/** A failure as it crosses rooms; i18n imports nothing of ours. */
interface SaidFailure {
  readonly code: string;
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const failureSentence = (failure: SaidFailure): string => failure.code;
