import { labSteps } from "../app/own-data/lab-steps";

/** The widgets of each lab that can be embedded, by rows. */
export const labRows = {
  points: [["transport"], ["playground"], ["curves", "dials"]],
  table: labSteps.flatMap<readonly string[]>(({ rows }) => rows),
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>;

export type LabId = keyof typeof labRows;
export const labIds = Object.keys(labRows) as readonly LabId[];
