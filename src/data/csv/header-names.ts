import type { PreparationNote } from "../../experiment/run-event";

const forbidden = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty"]);

/**
 * Column names from a header row: trimmed, none empty, none twice, none that could mislead code that keys by name.
 * The second "mass" becomes "mass (2)", an empty third name "column 3"; every change is noted.
 */
export function headerNames(row: readonly string[]): { names: string[]; notes: PreparationNote[] } {
  const taken = new Set(row.map((cell) => cell.trim()));
  const used = new Set<string>();
  const notes: PreparationNote[] = [];
  const names = row.map((cell, index) => {
    const asked = cell.trim();
    const base = asked === "" || forbidden.has(asked) ? `column ${index + 1}` : asked;
    let name = base;
    for (let n = 2; used.has(name) || (name !== asked && taken.has(name)); n++) name = `${base} (${n})`;
    used.add(name);
    if (name !== asked) {
      const reason = asked === "" ? "renamed-empty" : base !== asked ? "renamed-reserved" : "renamed-duplicate";
      notes.push({ step: "read", column: name, reason, values: { from: asked, position: index + 1 } });
    }
    return name;
  });
  return { names, notes };
}
