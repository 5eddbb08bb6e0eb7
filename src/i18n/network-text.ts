import { network } from "./en/widgets-network";

/** Texts of the widgets that train a model: they load with the widgets, apart from what the first page needs. Another language stands beside it. */
export const networkText: { readonly m: typeof network } = { m: network };
