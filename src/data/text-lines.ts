import { breath } from "../experiment/breath";
import type { Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import { lineDecoder, otherFormat, recognizeEncoding, undecodableLine } from "./csv/encoding";
import { csvLimits } from "./csv/limits";
import type { ReadTable } from "./csv/read";
import { numberOf } from "./number-text";
import { plainReading } from "./reading";
import { makeTable, textColumn } from "./table";

const pieceBytes = 1024 * 1024;
const judgedLines = 100;
/** A comma or semicolon before a blank is punctuation. */
const delimiters = [/;(?!\s)/g, /\t/g, /\|/g, /,(?!\s)/g];

/**
 * Whether lines are a table: nearly all of the first hundred (95 in 100) have the same number of one delimiter, at least
 * one and outside quotes, or hold nothing but a number, the first excepted. @param lines none of them blank
 */
export function areTable(lines: readonly string[]): boolean {
  const some = lines.slice(0, judgedLines).map((line) => line.replace(/"(?:[^"]|"")*"/g, ""));
  const [first, ...rest] = some;
  if (first === undefined || rest.length === 0) return false;
  if (rest.every((line) => !Number.isNaN(numberOf(line.trim(), ".")))) return true;
  return delimiters.some((delimiter) => {
    const counts = some.map((line) => line.match(delimiter)?.length ?? 0);
    const alike = counts.filter((count) => count === counts[0]).length;
    return (counts[0] as number) > 0 && alike >= 0.95 * counts.length;
  });
}

/**
 * Reads text, one document a line, as a table with the one column `text`; blank lines are passed over.
 * @param report bytes read so far, and all of them
 * @returns null where the lines are a table after all (also where the learner said how it is delimited), there are none, or they
 * hold what no text does: whoever reads tables then judges. Fails with "csv/encoding" (with its line),
 * "csv/too-many-rows", "csv/field-too-large" or "csv/cancelled"
 */
export async function readTextLines(
  bytes: Uint8Array,
  asked: Experiment["reading"],
  report?: (done: number, total: number) => void,
  cancelled?: () => boolean,
): Promise<Outcome<ReadTable> | null> {
  if (asked?.delimiter !== undefined || otherFormat(bytes) || bytes.length > csvLimits.bytes) return null;
  const recognized = recognizeEncoding(bytes);
  const encoding = asked?.encoding ?? recognized.encoding;
  const content = bytes.subarray(encoding === recognized.encoding ? recognized.markLength : 0);
  for (const tried of encoding === "utf-8" && !asked?.encoding ? ([encoding, "windows-1252"] as const) : [encoding]) {
    const decoder = lineDecoder(tried);
    const lines: string[] = [];
    let open = "";
    try {
      for (let from = 0; from < content.length; from += pieceBytes) {
        if (cancelled?.()) return err({ code: "csv/cancelled" });
        const isLast = from + pieceBytes >= content.length;
        const parts = (open + decoder.decode(content.subarray(from, from + pieceBytes), isLast)).split("\n");
        open = isLast ? "" : (parts.pop() ?? "");
        for (const part of parts) if (part.trim() !== "") lines.push(part.trim());
        const longest = parts.reduce((most, { length }) => Math.max(most, length), open.length);
        if (longest > csvLimits.fieldLength) {
          return err({ code: "csv/field-too-large", values: { limit: csvLimits.fieldLength } });
        }
        if (lines.length > csvLimits.rows) {
          return err({ code: "csv/too-many-rows", values: { limit: csvLimits.rows } });
        }
        if (parts.some((part) => part.includes("\0"))) return null;
        if (from === 0 && areTable(isLast ? lines : lines.slice(0, judgedLines))) return null;
        report?.(Math.min(from + pieceBytes, content.length), content.length);
        await breath();
      }
    } catch (error) {
      // What the decoder throws where bytes are not in the encoding.
      if (!(error instanceof TypeError)) throw error;
      continue;
    }
    if (lines.length === 0) return null;
    const reading = { ...plainReading, encoding: tried, header: false };
    return ok({ table: makeTable([textColumn("text", lines)], reading), reading });
  }
  return err({ code: "csv/encoding", line: undecodableLine(content, encoding), values: { encoding } });
}
