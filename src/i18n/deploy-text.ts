import { deploy } from "./en/widgets-deploy";

/** Texts of the widgets that ask and take away a model: they load with the widgets. Another language stands beside it. */
export const deployText: { readonly m: typeof deploy } = { m: deploy };
