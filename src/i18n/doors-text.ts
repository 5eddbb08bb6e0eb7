import { doors } from "./en/doors";

/** Texts of the ways in which data are brought and made. Another language stands beside it. */
export const doorsText: { readonly m: typeof doors } = { m: doors };
