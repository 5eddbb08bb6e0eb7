import { kept } from "./en/kept";

/** Texts about what is kept: they come when there is something to say. Another language stands beside it. */
export const keptText: { readonly m: typeof kept } = { m: kept };
