import type { ColumnProfile } from "../../experiment/table-profile";

export const hasNumbers = ({ numbers }: ColumnProfile): boolean => numbers !== undefined;
export const hasNoNumbers = ({ numbers }: ColumnProfile): boolean => numbers === undefined;
export const isPicture = ({ kind }: ColumnProfile): boolean => kind === "image";
