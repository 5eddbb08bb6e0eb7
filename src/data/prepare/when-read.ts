import type { NumberColumn } from "../table";

/** A column whose numbers are worked out when somebody first reads them: those of a network no preview ever does. */
export function whenRead(name: string, work: () => Float64Array): NumberColumn {
  let known: Float64Array | null = null;
  return {
    name,
    kind: "number",
    get values() {
      return (known ??= work());
    },
  };
}
