import { cost } from "./en/widgets-cost";

/** Words for what a training takes: they come with its line. Another language stands beside it. */
export const costText: { readonly m: typeof cost } = { m: cost };
