import { changes } from "./en/widgets-changes";

/** Words for what was changed between runs: they load with the second run. Another language stands beside it. */
export const changesText: { readonly m: typeof changes } = { m: changes };
