import type { NoteReason } from "../../experiment/note-reason";
import type { PreparationNote } from "../../experiment/run-event";

/** A longer one is a paragraph; an Experiment takes names of at most 1000. */
const longestName = 200;
const forbidden = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty"]);

/**
 * Column names from a header row: of one line, none empty, none twice, none longer than a name may be in an Experiment,
 * none that could mislead code that keys by name.
 * The second "mass" becomes "mass (2)", an empty third name "column 3"; every change is noted.
 */
export function headerNames(row: readonly string[]): { names: string[]; notes: PreparationNote[] } {
  const written = row.map((cell) => cell.trim().replace(/ *[\n\t]+ */g, " "));
  const taken = new Set(written);
  const used = new Set<string>();
  const notes: PreparationNote[] = [];
  const names = written.map((asked, index) => {
    const { base, reason } = baseName(asked, index + 1);
    let name = base;
    for (let n = 2; used.has(name) || (name !== asked && taken.has(name)); n++) name = `${base} (${n})`;
    used.add(name);
    if (name !== asked) {
      notes.push({
        step: "read",
        column: name,
        reason,
        values: { from: asked.slice(0, longestName), position: index + 1 },
      });
    }
    return name;
  });
  return { names, notes };
}

/** A name that may stand, but for another column of that name, and why it is not the one that was asked for. */
function baseName(asked: string, position: number): { base: string; reason: NoteReason } {
  if (asked === "") return { base: `column ${position}`, reason: "renamed-empty" };
  if (forbidden.has(asked)) return { base: `column ${position}`, reason: "renamed-reserved" };
  if (asked.length > longestName) {
    return { base: `${[...asked].slice(0, longestName).join("")}…`, reason: "renamed-long" };
  }
  return { base: asked, reason: "renamed-duplicate" };
}
