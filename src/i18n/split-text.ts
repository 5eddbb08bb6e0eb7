import { split } from "./en/widgets-split";

/** Texts of the split: who learns, who judges, what leaks. Another language stands beside it. */
export const splitText: { readonly m: typeof split } = { m: split };
