import type { WorkColumn } from "./work";

/** Whether the column's labels have become one number each. */
export const hasCodes = ({ features, operations }: WorkColumn): boolean =>
  features?.length === 1 && operations.some(({ op }) => op === "ordinal" || op === "label-numbers");
