import { columns } from "./en/widgets-columns";

/** Words of a column's own panel, of correlations and of rows that are alike. Another language stands beside it. */
export const columnsText: { readonly m: typeof columns } = { m: columns };
