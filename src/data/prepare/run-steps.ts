import { stageOf, type PreparationStep } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import type { Pieces } from "../pieces";
import { applyStep } from "./apply-step";
import type { ExplicitStep } from "./step-rule";
import { dropsRows } from "./step-rules";
import { proposing, type Proposal } from "./steps/auto/propose";
import type { Work } from "./work";

/** Steps that change neither which rows there are nor the target. */
const isForNetworkOnly = ({ step }: PreparationStep): boolean => stageOf(step) === "encoding";

/**
 * "rows": what decides the rows and the target. "division": of that, what the last planned step would do to the cells of
 * other columns is left out, too. "columns": what decides which columns are left of rows that are settled. "cells": all but what drops rows.
 */
export type Extent = "all" | "rows" | "division" | "columns" | "cells";

const leftOut: Record<Extent, (step: PreparationStep) => boolean> = {
  all: () => false,
  rows: isForNetworkOnly,
  division: isForNetworkOnly,
  columns: (step) => isForNetworkOnly(step) || dropsRows(step),
  cells: dropsRows,
};

/** Of a planned step what later ones cannot do without: the columns it leaves out, and what it does to the target. */
function ofConsequence({ step, reasons }: Proposal, target: string): Proposal[] {
  if (step.step === "drop-columns") return [{ step, ...(reasons && { reasons }) }];
  if (!("columns" in step) || step.columns === "all" || !step.columns.includes(target)) return [];
  return [{ step: { ...step, columns: [target] } }];
}

/**
 * Does the steps in their order; "auto" becomes what the table asks for at that point. @returns the notes of each step
 * @param watch is called before each step that is spelt out is done, with the step and its place in the list
 */
export function* runSteps(
  work: Work,
  steps: readonly PreparationStep[],
  extent: Extent = "all",
  watch: (step: ExplicitStep, at: number) => (() => void) | void = () => {},
): Pieces<PreparationNote[][]> {
  const isLeftOut = leftOut[extent];
  const last = steps.findLastIndex((step) => !step.off && !isLeftOut(step));
  const isBrief = extent === "division" || extent === "columns";
  const notes: PreparationNote[][] = [];
  for (const [at, step] of steps.entries()) {
    const ofStep: PreparationNote[] = [];
    notes.push(ofStep);
    if (step.off || isLeftOut(step)) continue;
    const planned: Proposal[] = step.step === "auto" ? yield* proposing(work) : [{ step }];
    const explicit =
      isBrief && at === last && step.step === "auto"
        ? planned.flatMap((one) => ofConsequence(one, work.target))
        : planned;
    for (const one of explicit) {
      if (isLeftOut(one.step)) continue;
      const afterwards = watch(one.step, at);
      const done = yield* applyStep(work, one.step, one.reasons);
      afterwards?.();
      ofStep.push(...done.map((note) => ({ ...note, at })));
    }
  }
  return notes;
}

/**
 * Does the steps again on the rows that were left by the first time, each statistic fitted anew.
 * @param first the notes of the first time: they count all the rows and tell what was done to rows and target
 */
export function* runAgain(
  work: Work,
  steps: readonly PreparationStep[],
  first: readonly PreparationNote[][],
): Pieces<PreparationNote[]> {
  const again = yield* runSteps(work, steps, "cells");
  return steps.flatMap((step, index) => {
    const before = first[index] ?? [];
    if (dropsRows(step)) return before;
    const now = again[index] ?? [];
    const ofTarget = (isForNetworkOnly(step) ? now : before).filter(({ column }) => column === work.target);
    const ofColumns = now.filter(({ column }) => column !== work.target);
    // A cell repaired in a row that was dropped later was repaired all the same.
    const gone = before.filter((note) => note.column !== work.target && !ofColumns.some((one) => isSame(one, note)));
    const kept = step.step === "auto" ? [] : gone;
    const counted = ofColumns.map((note) => ({ ...note, ...counts(before.find((one) => isSame(one, note))) }));
    return [...ofTarget, ...counted, ...kept];
  });
}

const isSame = (a: PreparationNote, b: PreparationNote): boolean =>
  a.step === b.step && a.column === b.column && a.reason === b.reason;

const counts = (note: PreparationNote | undefined): Partial<PreparationNote> =>
  note?.changed === undefined ? {} : { changed: note.changed };
