import type { StepOf } from "../../../../experiment/preparation";
import type { Pieces } from "../../../pieces";
import { chunksOf, SubwordCutter } from "../../../subwords";
import { encodingAs } from "../../encoded";
import { notText } from "../../passed-over";
import type { Repaired } from "../../step-rule";
import { counted, mostFrequent, rarity } from "../../text-counts";
import { nameOf, type Work, type WorkColumn } from "../../work";
import { learnMerges } from "./learn-merges";

/**
 * Text to a number for each piece that byte-pair encoding learns from the training rows and that occurs in them once they
 * are cut. Pieces begin with a blank where a word does.
 */
export function* toSubwords(work: Work, one: WorkColumn, step: StepOf<"subwords">): Pieces<Repaired> {
  if (one.column.kind !== "text") return notText(step.step, one);
  const name = nameOf(one);
  const words = counted(work, one, chunksOf).map(({ part, all }) => [[...part], all] as const);
  const merges = (yield* learnMerges(words, step.vocabulary)).map(({ merge }) => merge);
  const cutter = new SubwordCutter(merges);
  const chosen = mostFrequent(
    counted(work, one, (text) => cutter.piecesOf(text)),
    Infinity,
  );
  const pieces = chosen.map(({ part }) => part);
  const weights = step.as === "tf-idf" ? { weights: rarity(work, chosen) } : {};
  yield;
  const operation = { op: "subwords", merges, pieces, as: step.as, ...weights } as const;
  const names = pieces.map((piece) => `${name}: ${shownPiece(piece)}`);
  return {
    column: yield* encodingAs(work, one, operation, names),
    notes: [
      { step: step.step, column: name, reason: "subwords", values: { merges: merges.length, pieces: pieces.length } },
    ],
  };
}

/** A piece as it can be read: blanks are marked. */
const shownPiece = (piece: string): string => piece.replace(/\s/g, "␣");
