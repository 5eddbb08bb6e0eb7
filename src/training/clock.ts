/** Time, from the host: the step folders read no clock of their own. */
export interface Clock {
  /** Milliseconds, from any origin. */
  now(): number;
  /** Lets messages in; settles after at least `ms` (default 0). Never by animation frames: hidden tabs have none. */
  breathe(ms?: number): Promise<void>;
}
