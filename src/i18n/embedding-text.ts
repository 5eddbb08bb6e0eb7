import { embedding } from "./en/embedding";

/** Texts of the embed code's generator and its guide. Another language stands beside it. */
export const embeddingText: { readonly m: typeof embedding } = { m: embedding };
