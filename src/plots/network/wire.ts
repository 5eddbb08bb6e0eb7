/** One connection of a network's picture, in px. */
export interface Wire {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** null: not known yet. */
  readonly weight: number | null;
  /** Does not touch the unit in hand. */
  readonly receded?: boolean;
}
