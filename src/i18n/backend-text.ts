import { backend } from "./en/widgets-backend";

/** Texts of the dialog that chooses a backend. Another language stands beside it. */
export const backendText: { readonly m: typeof backend } = { m: backend };
