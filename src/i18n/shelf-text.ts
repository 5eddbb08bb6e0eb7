import { shelf } from "./en/shelf";

/** Texts of the shelf of datasets, which few pages show. Another language stands beside it. */
export const shelfText: { readonly m: typeof shelf } = { m: shelf };
