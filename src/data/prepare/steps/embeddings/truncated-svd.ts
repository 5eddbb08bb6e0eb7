import { createRandom } from "../../../../experiment/random";
import type { Pieces } from "../../../pieces";
import { tridiagonalEigen } from "./tridiagonal";

/** A row of a matrix that is mostly zero: the columns that are not, and what stands there. */
export interface SparseRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** Of the largest eigenvalue: what is left of a vector beyond that is no longer told from rounding. */
const tolerance = 1e-13;

/**
 * The right singular vectors of a sparse matrix that belong to its largest singular values: fewer than asked where the
 * matrix has no more. By Lanczos' method on XᵀX, every vector made orthogonal to all before it.
 * @param columns of the matrix @param wanted vectors
 * @returns `values` the singular values, `vectors` [columns] each, of length 1, its largest element positive
 * Source: Golub and Van Loan, Matrix Computations, chapter 10.
 */
export function* rightSingularVectors(
  rows: readonly SparseRow[],
  columns: number,
  wanted: number,
): Pieces<{ values: number[]; vectors: Float64Array[] }> {
  const random = createRandom(0, "truncated-svd");
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  const draw = (): Float64Array => Float64Array.from({ length: columns }, () => random.normal());
  let next: Float64Array | null = columns > 0 ? normalized(draw()) : null;
  let steps = Math.min(columns, 2 * wanted + 30);
  let eigen = { values: [] as number[], vectors: [] as Float64Array[] };
  while (next) {
    while (next && basis.length < steps) {
      yield;
      basis.push(next);
      const grown = timesItsTranspose(rows, next);
      diagonal.push(dot(grown, next));
      next = orthogonal(grown, basis);
      const length = Math.sqrt(dot(next, next));
      const known = length <= 1e-12 * (diagonal[0] ?? 0);
      beside.push(known ? 0 : length);
      next = known ? fresh(basis, columns, draw) : normalized(next);
    }
    eigen = tridiagonalEigen(diagonal, beside.slice(0, -1));
    const left = beside.at(-1) ?? 0;
    const rest = eigen.vectors.slice(0, wanted).map((vector) => Math.abs(left * (vector.at(-1) ?? 0)));
    const largest = eigen.values[0] ?? 0;
    if (basis.length === columns || rest.every((one) => one <= tolerance * largest)) break;
    steps = Math.min(columns, Math.ceil(1.5 * steps));
  }
  const largest = eigen.values[0] ?? 0;
  const some = eigen.values.slice(0, wanted).filter((value) => value > 1e-10 * largest && value > 0);
  return {
    values: some.map(Math.sqrt),
    vectors: some.map((_, index) => pointed(combined(basis, eigen.vectors[index] as Float64Array))),
  };
}

/** XᵀXv */
function timesItsTranspose(rows: readonly SparseRow[], vector: Float64Array): Float64Array {
  const product = new Float64Array(vector.length);
  for (const { columns, values } of rows) {
    let sum = 0;
    for (let i = 0; i < columns.length; i++) sum += (values[i] as number) * (vector[columns[i] as number] as number);
    if (sum === 0) continue;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as number;
      product[column] = (product[column] as number) + sum * (values[i] as number);
    }
  }
  return product;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** What of a vector lies outside all of these: taken away twice, as once leaves what rounding added. */
function orthogonal(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const one of [...basis, ...basis]) {
    const share = dot(rest, one);
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - share * (one[i] as number);
  }
  return rest;
}

function normalized(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/** A direction that none of these has; null where there is none left. */
function fresh(basis: readonly Float64Array[], columns: number, draw: () => Float64Array): Float64Array | null {
  return basis.length < columns ? normalized(orthogonal(draw(), basis)) : null;
}

function combined(basis: readonly Float64Array[], shares: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  for (const [index, one] of basis.entries()) {
    const share = shares[index] as number;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + share * (one[i] as number);
  }
  return sum;
}

/** The direction of a singular vector is free: its largest element is made positive, the first of equally large ones. */
function pointed(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sign = Math.sign(vector.find((value) => Math.abs(value) >= largest * (1 - 1e-9)) ?? 1);
  return vector.map((value) => sign * value);
}
