import { createRandom } from "../experiment/random";

export interface ImportanceRequest {
  /** [rows, features] row-major; not changed. */
  readonly x: Float32Array;
  readonly rows: number;
  readonly features: number;
  /** The raw column of each feature [features]: all features of a column are shuffled together. */
  readonly featureColumn: Int32Array;
  readonly columns: readonly string[];
  readonly seed: number;
  /** The loss of the model's predictions for these inputs, row order kept. */
  loss(x: Float32Array): Promise<number>;
  /** Called before each column; settles when it may go on. */
  between(done: number, total: number): Promise<void>;
}

/**
 * Permutation importance: how much the loss rises when one raw column's cells are dealt out anew among the rows. Columns by
 * falling importance; a column without features is left out. Source: Breiman 2001; Fisher, Rudin and Dominici 2019.
 */
export async function permutationImportance(
  request: ImportanceRequest,
): Promise<readonly { readonly column: string; readonly lossIncrease: number }[]> {
  const { x, rows, features, featureColumn, columns } = request;
  if (rows < 2) return [];
  const honestLoss = await request.loss(x);
  const shuffled = x.slice();
  const importance: { column: string; lossIncrease: number }[] = [];
  for (const [index, column] of columns.entries()) {
    const own = Array.from({ length: features }, (_, f) => f).filter((f) => featureColumn[f] === index);
    if (own.length === 0) continue;
    await request.between(index, columns.length);
    // One stream a column: dropping another column does not change this one's figure.
    const order = createRandom(request.seed, `importance:${column}`).shuffle(
      Int32Array.from({ length: rows }, (_, i) => i),
    );
    const deal = (from: (row: number) => number): void => {
      for (let row = 0; row < rows; row++) {
        for (const f of own) shuffled[row * features + f] = x[from(row) * features + f] ?? 0;
      }
    };
    deal((row) => order[row] ?? 0);
    importance.push({ column, lossIncrease: (await request.loss(shuffled)) - honestLoss });
    deal((row) => row);
  }
  return importance.sort((a, b) => b.lossIncrease - a.lossIncrease);
}

/** Rows enough for a steady figure, few enough for a table of many columns to take no longer than the training. */
export function importanceRows(rows: number, columns: number, features: number): number {
  return Math.min(rows, 2000, Math.max(50, Math.floor(40_000_000 / (columns * features))));
}
