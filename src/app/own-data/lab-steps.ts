import type { Learns } from "../../experiment/learns";

/** The five steps of the way from data to a deployed model, each with the widgets of its bench, by rows. */
export const labSteps = [
  { id: "prepare", rows: [["target"], ["table"], ["columns"], ["preparation"], ["split"], ["label"]] },
  { id: "select", rows: [["model"], ["network"]] },
  { id: "train", rows: [["transport"], ["curves", "dials"], ["layers"], ["training-rows"]] },
  { id: "validate", rows: [["transport"], ["compare"], ["importance"], ["results"]] },
  { id: "deploy", rows: [["sealed-test"], ["predict"], ["deploy"]] },
] as const satisfies readonly { readonly id: string; readonly rows: readonly (readonly string[])[] }[];

/** What is learned decides what there is to see: a network has layers, groups have centres, squeezed rows have codes. */
export function rowsOf(step: LabStepId, learns: Learns): readonly (readonly string[])[] {
  const rows = labSteps.find(({ id }) => id === step)?.rows ?? [];
  if (learns === "target") return rows;
  const without: readonly string[] = learns === "groups" ? ["network", "layers"] : [];
  const kept = rows.map((row) => row.filter((widget) => !without.includes(widget))).filter((row) => row.length > 0);
  const [first = [], ...rest] = kept;
  return step === "train" ? [first, [learns === "groups" ? "groups" : "codes"], ...rest] : kept;
}

/** What a widget is told here. */
export const labAttributes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  target: { ways: "yes" },
  model: { families: "baseline, linear, mlp, clustering, autoencoder" },
};

export type LabStepId = (typeof labSteps)[number]["id"];
