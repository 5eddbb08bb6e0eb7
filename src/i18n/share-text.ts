import { share } from "./en/share";

/** Texts around an address to copy. Another language stands beside it. */
export const shareText: { readonly m: typeof share } = { m: share };
