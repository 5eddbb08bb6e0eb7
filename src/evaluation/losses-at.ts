import type { Pieces } from "../data/pieces";
import type { Prepared } from "../data/prepare/prepare";
import type { LossAnswer, LossRequest, PreparedRow } from "../experiment/loss-request";
import { createRandom } from "../experiment/random";
import { LossMeter } from "../models/mlp/loss-meter";
import { inPlane, weightsAt } from "../training/loss-plane";
import { partRows, sample } from "./part-rows";

/** What a curve measures, so that the middle of a surface stands where the curve ends. */
const measuredTrainingRows = 5000;
/** Multiply-adds of one question: about three seconds' worth. */
const mostWork = 1.5e9;
const fewestRows = 32;

/**
 * The mean loss, and its gradient, at places of a plane through a network's weights. Where all rows would take too long,
 * on some of them, drawn once by the seed.
 * @param prepared as the Experiment says. In pieces of one place.
 */
export function* measuringLosses(prepared: Prepared, request: LossRequest, seed: number): Pieces<LossAnswer> {
  const { layers, plane, places, slopes, batchSize } = request;
  const count = places.length / 2;
  // A gradient costs about two forward passes more; a batch's is compared with that of all rows.
  const passes = slopes ? 3 : 1;
  const allowed = Math.floor(mostWork / Math.max(1, count * passes * plane.middle.length));
  const rows = Math.max(fewestRows, Math.min(measuredTrainingRows, allowed));
  const data = partRows(prepared, sample(prepared.parts.train, rows, seed));
  const meter = new LossMeter(layers, data);
  const gradient = slopes ? new Float64Array(plane.middle.length) : null;
  const losses = new Float64Array(count);
  const degreesOff = new Float64Array(gradient && batchSize ? count : 0);
  const slopesThere = new Float64Array(slopes ? 2 * count : 0);
  for (let at = 0; at < count; at++) {
    const weights = weightsAt(plane, places[2 * at] ?? 0, places[2 * at + 1] ?? 0);
    losses[at] = meter.measure(weights, gradient, batchSize ? batch(data.rows, batchSize, seed, at) : null);
    if (gradient && batchSize) {
      const ofAll = new Float64Array(gradient.length);
      meter.measure(weights, ofAll);
      degreesOff[at] = degreesBetween(gradient, ofAll);
    }
    if (gradient) slopesThere.set(inPlane(plane.directions, gradient), 2 * at);
    yield;
  }
  return { losses, slopes: slopesThere, degreesOff, rows: data.rows, of: prepared.parts.train.length };
}

function degreesBetween(a: Float64Array, b: Float64Array): number {
  const along = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const sizes = Math.hypot(...a) * Math.hypot(...b);
  return sizes > 0 ? (Math.acos(Math.max(-1, Math.min(1, along / sizes))) * 180) / Math.PI : 0;
}

const batch = (rows: number, size: number, seed: number, at: number): Int32Array =>
  createRandom(seed, `batch ${at}`)
    .shuffle(Int32Array.from({ length: rows }, (_, row) => row))
    .slice(0, size);

/** One of the training rows, as the network gets it. @param at 0-based; past the end is the last */
export function preparedRow(prepared: Prepared, at: number): PreparedRow {
  const { train } = prepared.parts;
  const { x, y } = partRows(prepared, train.slice(Math.min(at, train.length - 1)).slice(0, 1));
  return { x, y: y[0] ?? 0, of: train.length };
}
