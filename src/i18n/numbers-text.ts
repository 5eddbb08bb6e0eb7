import { numbers } from "./en/widgets-numbers";

/** Texts of the widgets that show text, pictures and sound as numbers; they load with those. */
export const numbersText: { readonly m: typeof numbers } = { m: numbers };
