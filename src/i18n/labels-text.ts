import { labels } from "./en/widgets-labels";

/** Texts of the widgets about where rows and labels come from. Another language stands beside it. */
export const labelsText: { readonly m: typeof labels } = { m: labels };
