import { gradients } from "./en/widgets-gradients";

/** Texts of the widgets that show the loss and its gradient; they load with those. */
export const gradientsText: { readonly m: typeof gradients } = { m: gradients };
