import type { Work, WorkColumn } from "./work";
import { nameOf } from "./work";

// What "all" stands for with most kinds of steps: columns that are no features yet and, where it is not repaired, not the target.

export const unencoded = (one: WorkColumn): boolean => !one.features;

export const labels = (one: WorkColumn): boolean => one.column.kind === "text" && !one.features;

const isTarget = (one: WorkColumn, work: Work): boolean => nameOf(one) === work.target;

export const inputs = (one: WorkColumn, work: Work): boolean => !one.features && !isTarget(one, work);

export const numberInputs = (one: WorkColumn, work: Work): boolean => one.column.kind === "number" && inputs(one, work);

export const labelInputs = (one: WorkColumn, work: Work): boolean => one.column.kind === "text" && inputs(one, work);
