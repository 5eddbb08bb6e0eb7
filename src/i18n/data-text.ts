import { data } from "./en/widgets-data";

/** Texts of the widgets around a table, apart from what the first page needs. Another language stands beside it. */
export const dataText: { readonly m: typeof data } = { m: data };
