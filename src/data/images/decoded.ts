import type { Outcome } from "../../experiment/failure";

/** A picture as its file holds it: red, green, blue, opacity, 8 bits each, row by row from the top. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** [height × width × 4] */
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** Decodes what this house has no decoder of its own for; null where it cannot. A browser has one, Node has none. */
export type HostDecoder = (bytes: Uint8Array, format: string) => Promise<Decoded | null>;

/** Fails with a code of "images/…", and `values.format` where that is the reason. */
export type DecodedOutcome = Outcome<Decoded>;
