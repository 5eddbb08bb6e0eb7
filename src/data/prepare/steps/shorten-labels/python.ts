import { cellOf } from "../../python/frame";
import { text } from "../../python/literals";
import type { PythonFunction, StepPython } from "../../python/step-python";

const shorten: PythonFunction = {
  name: "shorten",
  code: `def shorten(label, keep):
    """The part of a label that is kept; the whole where nothing would be left."""
    if not isinstance(label, str):
        return label
    if keep == "first-word":
        short = label.split()[0] if label.split() else ""
    elif keep == "before-parenthesis":
        short = label.split("(")[0]
    else:
        short = label.split(",", 1)[1] if "," in label else label
    return short.strip() or label`,
};

export default {
  code: ({ step, before }) => ({
    lines: [`${cellOf(before)} = ${cellOf(before)}.map(lambda label: shorten(label, ${text(step.keep)}))`],
    functions: [shorten],
  }),
} satisfies StepPython<"shorten-labels">;
