import { fields } from "./en/fields";

/** Texts of the widget of five fields, which one lesson shows. Another language stands beside it. */
export const fieldsText: { readonly m: typeof fields } = { m: fields };
