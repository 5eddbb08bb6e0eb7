/** The five steps of the way from data to a deployed model, each with the widgets of its bench, by rows. */
export const labSteps = [
  { id: "prepare", rows: [["target"], ["table"], ["columns"], ["preparation"], ["split"], ["label"]] },
  { id: "select", rows: [["model"], ["network"]] },
  { id: "train", rows: [["transport"], ["curves", "dials"], ["layers"], ["training-rows"]] },
  { id: "validate", rows: [["transport"], ["compare"], ["importance"], ["results"]] },
  { id: "deploy", rows: [["sealed-test"], ["predict"], ["deploy"]] },
] as const satisfies readonly { readonly id: string; readonly rows: readonly (readonly string[])[] }[];

export type LabStepId = (typeof labSteps)[number]["id"];
