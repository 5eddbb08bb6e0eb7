import { err, ok, type Outcome } from "../../experiment/failure";
import type { Split } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { cellText, type Column } from "../table";
import { byChance, lacksAPart } from "./by-chance";
import { byTime } from "./by-time";
import { textHash } from "./row-order";
import { wholeOf } from "./shares";

/** Row indices, each part in the order of the rows. */
export interface Parts {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

export interface SplitInput {
  /** [rows] which row of the table as it came in each row is. */
  readonly sourceRows: Int32Array;
  /** [rows] class of each row, or null for a number. */
  readonly classes: Int32Array | null;
  /** The columns as they came in, for the same rows. */
  readonly group: Column | null;
  readonly sealed: Column | null;
  readonly time: Column | null;
}

/**
 * Divides rows into training, validation and test by a hash of the seed and each row's place in the source.
 * Fails with "data/sealed-rows-missing" where no row has a value of `testWhere`, and where a part that was asked for would
 * be empty: with "data/no-training-share" (no row is to teach), "data/too-few-groups", "data/classes-too-rare" (hardly a
 * class has three rows) or "data/too-few-rows".
 */
export function splitRows(
  input: SplitInput,
  split: Split,
  seed: number,
): Outcome<{ parts: Parts; notes: PreparationNote[] }> {
  const rows = Array.from(input.sourceRows, (_, row) => row);
  const notes: PreparationNote[] = [];
  const partSeed = split.seed ?? seed;
  let fractions = [split.train, split.validation, split.test];
  let open = rows;
  let sealed: number[] = [];
  if (split.testWhere && input.sealed) {
    const column = input.sealed;
    const values = new Set(split.testWhere.equals);
    const isSealed = rows.map((row) => values.has(cellText(column, row) ?? ""));
    sealed = rows.filter((row) => isSealed[row]);
    open = rows.filter((row) => !isSealed[row]);
    if (sealed.length === 0) {
      return err({
        code: "data/sealed-rows-missing",
        field: split.testWhere.column,
        values: { value: split.testWhere.equals.join(", ") },
      });
    }
    fractions = [split.train, split.validation, 0];
    if (input.group && !input.time) {
      const group = input.group;
      const sealedGroups = new Set(sealed.map((row) => cellText(group, row)).filter((label) => label !== null));
      const kept = open.filter((row) => !sealedGroups.has(cellText(group, row) ?? ""));
      // A group with a row in the sealed test must not teach the model.
      if (kept.length < open.length)
        notes.push({ step: "split", reason: "group-in-sealed-test", changed: open.length - kept.length });
      open = kept;
    }
  }
  fractions = wholeOf(fractions);
  const timed = input.time && byTime(open, input.time, fractions);
  if (timed && timed.unknown > 0) notes.push({ step: "split", reason: "no-time", changed: timed.unknown });
  const drawn = timed
    ? timed.parts
    : input.group !== null
      ? grouped(open, input.group, input.sourceRows, fractions, partSeed)
      : byChance(open, input.sourceRows, split.stratify ? input.classes : null, fractions, partSeed, notes);
  const [train = [], validation = [], test = []] = drawn;
  const parts: Parts = {
    train: sortedRows(train),
    validation: sortedRows(validation),
    test: sortedRows([...test, ...sealed]),
  };
  if (lacksAPart([parts.train, parts.validation, parts.test], split)) {
    if (split.train === 0) return err({ code: "data/no-training-share", field: "split.train" });
    const group = input.time ? null : input.group;
    const groups = group && new Set(rows.map((row) => cellText(group, row) ?? row)).size;
    if (groups !== null && groups < rows.length / 2) {
      return err({ code: "data/too-few-groups", field: split.group, values: { groups } });
    }
    const rare = notes.find(({ reason }) => reason === "class-too-rare")?.changed ?? 0;
    if (rows.length >= enoughRows && rare > rows.length / 2)
      return err({ code: "data/classes-too-rare", values: { rows: rare } });
    return err({ code: "data/too-few-rows", values: { rows: rows.length } });
  }
  return ok({ parts, notes });
}

/** From so many rows on, more of the same kind would not help: it is the labels that are too many. */
const enoughRows = 10;

const sortedRows = (rows: readonly number[]): Int32Array => Int32Array.from(rows).sort();

/** Whole groups, in the order of their hashes, each to the part that has least of what it is due. */
function grouped(
  rows: readonly number[],
  group: Column,
  sourceRows: Int32Array,
  fractions: readonly number[],
  seed: number,
): number[][] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const label = cellText(group, row);
    // The mark keeps a row without a group from meeting a group of that name.
    const key = label === null ? `row ${sourceRows[row]}` : `group ${label}`;
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  const hash = textHash(seed);
  const order = [...groups].map(([key, members]) => ({ key, members, hash: hash(key) }));
  order.sort((a, b) => a.hash - b.hash || (a.key < b.key ? -1 : 1));
  const parts: number[][] = fractions.map(() => []);
  for (const { members } of order) {
    const filled = parts.map((part, index) => {
      const due = (fractions[index] as number) * rows.length;
      return due === 0 ? Infinity : part.length / due;
    });
    const [least] = filled
      .map((share, index) => ({ share, index }))
      .sort((a, b) => a.share - b.share || a.index - b.index);
    for (const row of members) parts[least?.index ?? 0]?.push(row);
  }
  return parts;
}
