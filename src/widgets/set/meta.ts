import type { AttributeReader } from "../attributes";
import type { WidgetMeta } from "../widget";
import { readPatch } from "./read-patch";

const label: AttributeReader = {
  required: true,
  read: (words) => (words.length > 0 && words.length <= 80 ? { value: words } : { problem: "has 1 to 80 characters" }),
};
const patch: AttributeReader = {
  required: true,
  read: (words) => {
    const value = readPatch(words);
    return value ? { value } : { problem: "is not a JSON object" };
  },
};

const meta: WidgetMeta = {
  id: "set",
  place: "step",
  edits: true,
  attributes: { label, patch },
  load: () => import("./SetButton.svelte"),
};
export default meta;
