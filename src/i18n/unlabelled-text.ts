import { unlabelled } from "./en/widgets-unlabelled";

/** Texts of what is learned without labels: they load with the widgets that speak of it. Another language stands beside it. */
export const unlabelledText: { readonly m: typeof unlabelled } = { m: unlabelled };
