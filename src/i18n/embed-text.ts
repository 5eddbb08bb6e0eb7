import { embed } from "./en/embed";

/** Texts of the embeddable page, and of what a link from it brings to the app. */
export const embedText: { readonly m: typeof embed } = { m: embed };
