import { FailureError } from "../../../../experiment/failure";
import type { StepOf } from "../../../../experiment/preparation";
import { grouped } from "../../../grouped";
import { numbersOfPicture, pixelCount, type PixelOperation } from "../../../images/pixel-numbers";
import { sizeOfImage } from "../../../images/pixels-of";
import type { Pieces } from "../../../pieces";
import type { NumberColumn } from "../../../table";
import type { Repaired } from "../../step-rule";
import { nameOf, type Work, type WorkColumn } from "../../work";

/** 800 MB while they are put together: more than a browser tab should try. */
const mostNumbers = 100_000_000;
const picturesInPiece = 200;

/**
 * Pictures to a number for each pixel ("image 3,5": the third from the left, the fifth from the top) and channel. A cell
 * that is no picture is as bright all over as the training rows' pictures are on the mean.
 * Throws FailureError "data/too-many-cells".
 */
export function* toPixels(work: Work, one: WorkColumn, step: StepOf<"pixels">): Pieces<Repaired> {
  const name = nameOf(one);
  const { column } = one;
  if (column.kind !== "text" || !column.labels.some((label) => sizeOfImage(label)))
    return { column: one, notes: [{ step: step.step, column: name, reason: "not-pictures", changed: 0 }] };
  const { width, height, colour, range } = step;
  const features = pixelCount(step);
  const rows = work.sourceRows.length;
  if (rows * features > mostNumbers) {
    throw new FailureError({ code: "data/too-many-cells", values: { rows, features, limit: mostNumbers } });
  }
  const values = Array.from({ length: features }, () => new Float64Array(rows));
  const rowsOf = grouped(column.codes.keys(), (row) => column.codes[row] as number);
  const teaches = new Uint8Array(rows);
  for (const row of work.training) teaches[row] = 1;
  let sum = 0;
  let pictures = 0;
  let done = 0;
  const blank: number[] = [];
  for (const [code, members] of rowsOf) {
    if (done++ % picturesInPiece === 0) yield;
    const cell = column.labels[code];
    const numbers = cell === undefined ? null : numbersOfPicture(step, cell);
    if (!numbers) {
      blank.push(...members);
      continue;
    }
    const teaching = members.reduce((count, row) => count + (teaches[row] as number), 0);
    sum += teaching * numbers.reduce((all, number) => all + number, 0);
    pictures += teaching;
    for (const row of members) numbers.forEach((number, feature) => ((values[feature] as Float64Array)[row] = number));
  }
  const fitted: PixelOperation = {
    op: "pixels",
    ...{ width, height, colour, range },
    otherwise: pictures > 0 ? sum / (pictures * features) : 0,
  };
  for (const row of blank) for (const list of values) list[row] = fitted.otherwise;
  return {
    column: {
      ...one,
      operations: [...one.operations, fitted],
      plain: one.plain ?? column,
      shown: one.shown ?? column,
      features: values.map((list, feature): NumberColumn => ({
        name: pixelName(name, step, feature),
        kind: "number",
        values: list,
      })),
    },
    notes: [
      {
        step: step.step,
        column: name,
        reason: "pixels",
        values: { width, height, inputs: features },
      },
      ...(blank.length > 0
        ? [{ step: step.step, column: name, reason: "no-picture", changed: blank.length } as const]
        : []),
    ],
  };
}

const channels = ["red", "green", "blue"] as const;

function pixelName(column: string, { width, colour }: StepOf<"pixels">, feature: number): string {
  const each = colour === "rgb" ? 3 : 1;
  const pixel = Math.floor(feature / each);
  const place = `${column} ${(pixel % width) + 1},${Math.floor(pixel / width) + 1}`;
  return colour === "rgb" ? `${place} ${channels[feature % 3]}` : place;
}
