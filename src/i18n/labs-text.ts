import { labs } from "./en/labs";

/** Texts of the labs' pages, apart from what the first page needs. Another language stands beside it. */
export const labsText: { readonly m: typeof labs } = { m: labs };
