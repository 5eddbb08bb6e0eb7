import { codes, groups } from "./en/widgets-groups";

/** Texts of the widgets that show groups and codes; they load with those. */
export const groupsText: { readonly m: typeof groups } = { m: groups };
export const codesText: { readonly m: typeof codes } = { m: codes };
