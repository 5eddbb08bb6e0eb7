import { err, ok, type Outcome } from "../../experiment/failure";
import type { Split } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { allRows } from "../profile/found-fault";
import { cellText, type Column } from "../table";
import { byChance, lacksAPart } from "./by-chance";
import { byGroup, groupsOf } from "./by-group";
import { byTime } from "./by-time";
import { foldByTime, foldsByChance, foldsByClass, foldsByGroup } from "./folds";
import { narrowed, type Narrowing } from "./narrowed";
import { placedApart, withPlaced } from "./placed";
import { wholeOf } from "./shares";

/** Row indices, each part in the order of the rows. */
export interface Parts {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

export interface SplitInput extends Narrowing {
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
 * be empty: with "data/no-training-share" (no row is to teach), "data/none-where" (no row is as asked), "data/too-few-groups", "data/classes-too-rare" (hardly a
 * class has three rows) or "data/too-few-rows".
 */
export function splitRows(
  input: SplitInput,
  split: Split,
  seed: number,
): Outcome<{ parts: Parts; notes: PreparationNote[] }> {
  const rows = [...allRows(input.sourceRows.length)];
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
  const drawn = draw(open, input, split, wholeOf(fractions), partSeed, notes);
  const narrow = narrowed(drawn, input, split, input.sourceRows, partSeed);
  if (narrow.leftOut > 0) notes.push({ step: "split", reason: "not-taken", changed: narrow.leftOut });
  const [train = [], validation = [], test = []] = narrow.parts;
  const byHand = withPlaced([train, validation, [...test, ...sealed]], input.sourceRows, split.placed ?? {});
  if (byHand.placed.length > 0) notes.push({ step: "split", reason: "placed-by-hand", changed: byHand.placed.length });
  const apart = input.group && !input.time ? placedApart(byHand.parts, input.group, byHand.placed) : 0;
  if (apart > 0) notes.push({ step: "split", reason: "placed-apart", column: split.group, changed: apart });
  const parts = inTheirOrder(byHand.parts, rows.length);
  if (lacksAPart([parts.train, parts.validation, parts.test], split)) {
    if (split.train === 0) return err({ code: "data/no-training-share", field: "split.train" });
    if (narrow.leftOut > 0) return err({ code: "data/none-where", values: { left: narrow.leftOut } });
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

/** @param parts row indices of training, validation, test; a row stands in one of them or in none @param rows how many there are */
function inTheirOrder(parts: readonly (readonly number[])[], rows: number): Parts {
  const partOf = new Uint8Array(rows);
  parts.forEach((part, index) => {
    for (const row of part) partOf[row] = 1 + index;
  });
  const [train, validation, test] = [0, 1, 2].map((index) => {
    const inOrder = new Int32Array(parts[index]?.length ?? 0);
    for (let row = 0, at = 0; row < rows; row++) if (partOf[row] === 1 + index) inOrder[at++] = row;
    return inOrder;
  }) as [Int32Array, Int32Array, Int32Array];
  return { train, validation, test };
}

/** Without what is placed by hand. @returns row indices of training, validation, test */
function draw(
  rows: readonly number[],
  input: SplitInput,
  split: Split,
  fractions: readonly number[],
  seed: number,
  notes: PreparationNote[],
): number[][] {
  const { sourceRows, time, group } = input;
  const classes = split.stratify ? input.classes : null;
  const { folds } = split;
  if (time) {
    const { parts, unknown } = byTime(rows, time, fractions);
    if (unknown > 0) notes.push({ step: "split", reason: "no-time", changed: unknown });
    if (!folds) return parts;
    const { before, fold, after } = foldByTime(outsideTest(parts), time, folds.of, folds.take);
    if (after.length > 0) notes.push({ step: "split", reason: "after-the-fold", changed: after.length });
    return [before, fold, parts[2] ?? []];
  }
  if (group) {
    const parts = byGroup(groupsOf(rows, group, sourceRows, seed), fractions);
    if (!folds) return parts;
    return taken(foldsByGroup(groupsOf(outsideTest(parts), group, sourceRows, seed), folds.of), folds.take, parts);
  }
  // With folds no class is too rare to be shared out: every row judges once.
  const parts = byChance(rows, sourceRows, classes, fractions, seed, folds ? [] : notes);
  if (!folds) return parts;
  if (!classes) return taken(foldsByChance(outsideTest(parts), sourceRows, folds.of, seed), folds.take, parts);
  const dealt = foldsByClass(outsideTest(parts), sourceRows, classes, folds.of, seed);
  if (dealt.rare > 0) notes.push({ step: "split", reason: "class-fewer-than-folds", changed: dealt.rare });
  return taken(dealt.folds, folds.take, parts);
}

const ascending = (rows: number[]): number[] => rows.sort((a, b) => a - b);

/** The test is the same with folds and without. */
const outsideTest = ([train = [], validation = []]: readonly number[][]): number[] =>
  ascending([...train, ...validation]);

const taken = (folds: readonly number[][], take: number, [, , test = []]: readonly number[][]): number[][] => [
  folds.filter((_, fold) => fold !== take).flat(),
  folds[take] ?? [],
  test,
];
