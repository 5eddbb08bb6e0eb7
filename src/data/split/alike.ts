import { createRandom, type Random } from "../../experiment/random";
import { spread } from "../statistics";
import { isMissing, type Column } from "../table";

const pairs = 400;

/** Two cells count as the same: equal labels, numbers less than a quarter of the spread apart. */
function agreement(column: Column): (a: number, b: number) => boolean {
  if (column.kind === "text") return (a, b) => column.codes[a] === column.codes[b];
  const near = spread(column.values).sd / 4;
  return (a, b) => Math.abs((column.values[a] as number) - (column.values[b] as number)) <= near;
}

/**
 * How far the rows of these pairs agree beyond what any two rows do, averaged over the columns that vary: 0 where they agree as by
 * chance, 1 where always. @param pairOf draws a pair; null where there is none
 */
export function alikeness(
  columns: readonly Column[],
  rows: ArrayLike<number>,
  pairOf: (random: Random) => readonly [number, number] | null,
): number {
  const random = createRandom(1, "alike");
  const some = (): number => rows[random.below(rows.length)] as number;
  let sum = 0;
  let counted = 0;
  for (const column of columns) {
    const agree = agreement(column);
    const share = (draw: () => readonly [number, number] | null): number => {
      let [known, same] = [0, 0];
      for (let at = 0; at < pairs; at++) {
        const pair = draw();
        if (!pair || isMissing(column, pair[0]) || isMissing(column, pair[1])) continue;
        known++;
        if (agree(...pair)) same++;
      }
      return known < 10 ? NaN : same / known;
    };
    const byChance = share(() => [some(), some()]);
    const ofPairs = share(() => pairOf(random));
    if (!(byChance < 0.95) || Number.isNaN(ofPairs)) continue;
    sum += (ofPairs - byChance) / (1 - byChance);
    counted++;
  }
  return counted === 0 ? 0 : Math.max(0, sum / counted);
}
