import { pages } from "./en/pages";

/** Texts of the pages that load by themselves, apart from what the first page needs. Another language stands beside it. */
export const pagesText: { readonly m: typeof pages } = { m: pages };
