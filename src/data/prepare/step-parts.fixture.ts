import { stepKinds } from "../../experiment/preparation";
import { ruleOf } from "./step-rules";

/** Every part that is fetched on demand is there: work can be done at once. */
export async function fetchStepParts(): Promise<void> {
  await Promise.all(stepKinds.map((kind) => (kind === "auto" ? null : ruleOf(kind).part?.fetch())));
}
