import type { StepPython } from "../../data/prepare/python/step-python";
import type { ExplicitKind } from "../../data/prepare/step-rule";

const codes = import.meta.glob<StepPython<ExplicitKind>>("../../data/prepare/steps/*/python.ts", {
  eager: true,
  import: "default",
});
const byKind = new Map(Object.entries(codes).map(([file, code]) => [file.split("/").at(-2), code]));

/** A kind of step in Python, out of its folder. */
export function pythonOf(kind: ExplicitKind): StepPython<ExplicitKind> {
  const python = byKind.get(kind);
  if (!python) throw new Error(`data/prepare/steps/${kind} has no Python`);
  return python;
}
