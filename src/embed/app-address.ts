import { folderAddress } from "../app/folder-address";
import type { ShownState } from "../app/presentation";
import { shareText } from "../app/share";
import type { EmbedParameters } from "./parameters";

/** An address in the full app, which stands in the folder that this page stands in. @param hash such as "#/labs" */
export const appAddress = (hash: string): string => folderAddress() + hash;

/** Where the full app goes on from here: the same lab or lesson, with the Experiment in hand and the step. */
export async function continueAddress(
  { lesson }: Pick<EmbedParameters, "lesson">,
  { experiment, step }: ShownState,
): Promise<string> {
  const x = await shareText(experiment);
  if (lesson !== null) return appAddress(`#/lesson/${lesson}?x=${x}${step === undefined ? "" : `&step=${step}`}`);
  return appAddress(`#/lab/${experiment.data.kind === "points" ? "points" : "table"}?x=${x}`);
}
