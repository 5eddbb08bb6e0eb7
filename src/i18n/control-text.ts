import { control } from "./en/widgets-control";

/** Texts of what a training can be steered and looked into by, beyond the first dials. Another language stands beside it. */
export const controlText: { readonly m: typeof control } = { m: control };
