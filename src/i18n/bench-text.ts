import { bench } from "./en/widgets-bench";

/** Texts of the widgets on the first lesson's bench: they load with the widgets. Another language stands beside it. */
export const benchText: { readonly m: typeof bench } = { m: bench };
