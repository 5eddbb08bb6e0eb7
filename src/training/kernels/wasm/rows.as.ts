import { exponential, laneMax, laneSum } from "./exponential.as";
import { log } from "./javascript.as";
import { multiplyAdd } from "./product.as";

// What is done row by row, or to the columns of many rows.

/** The sum of each row. */
export function sumRows(rows: i32, columns: i32, x: usize, to: usize): void {
  for (let i: i32 = 0; i < rows; i++) {
    let sum = f32x4.splat(0);
    const end: usize = x + ((<usize>(columns & ~3)) << 2);
    while (x < end) {
      sum = f32x4.add(sum, v128.load(x));
      x += 16;
    }
    let total: f32 = laneSum(sum);
    for (let j: i32 = columns & 3; j > 0; j--) {
      total += load<f32>(x);
      x += 4;
    }
    store<f32>(to, total);
    to += 4;
  }
}

/** The sum of each column. Added up in pieces of rows, so that rounding does not grow with their number. */
export function sumColumns(rows: i32, columns: i32, x: usize, to: usize): void {
  const row: usize = (<usize>columns) << 2;
  let j: i32 = 0;
  for (; j < (columns & ~3); j += 4) {
    let total = f32x4.splat(0);
    for (let i: i32 = 0; i < rows; i += 512) {
      let sum = f32x4.splat(0);
      const until: i32 = min(rows, i + 512);
      let from: usize = x + <usize>i * row + ((<usize>j) << 2);
      for (let r: i32 = i; r < until; r++) {
        sum = f32x4.add(sum, v128.load(from));
        from += row;
      }
      total = f32x4.add(total, sum);
    }
    v128.store(to + ((<usize>j) << 2), total);
  }
  for (; j < columns; j++) {
    let total: f64 = 0;
    let from: usize = x + ((<usize>j) << 2);
    for (let i: i32 = 0; i < rows; i++) {
      total += load<f32>(from);
      from += row;
    }
    store<f32>(to + ((<usize>j) << 2), <f32>total);
  }
}

/** to [segments, columns] = sums of the rows of x by their segment; a segment that is none is left out. */
export function segmentSum(rows: i32, columns: i32, segments: i32, x: usize, ids: usize, to: usize): void {
  memory.fill(to, 0, (<usize>(segments * columns)) << 2);
  for (let i: i32 = 0; i < rows; i++) {
    const segment: i32 = load<i32>(ids + ((<usize>i) << 2));
    if (segment < 0 || segment >= segments) {
      x += (<usize>columns) << 2;
      continue;
    }
    let target: usize = to + ((<usize>(segment * columns)) << 2);
    const end: usize = x + ((<usize>(columns & ~3)) << 2);
    while (x < end) {
      v128.store(target, f32x4.add(v128.load(target), v128.load(x)));
      x += 16;
      target += 16;
    }
    for (let j: i32 = columns & 3; j > 0; j--) {
      store<f32>(target, load<f32>(target) + load<f32>(x));
      x += 4;
      target += 4;
    }
  }
}

/** e^(x − top) of a row into `to`. @returns their sum */
export function exponentials(columns: i32, x: usize, to: usize, top: f32, factor: f32): f32 {
  const offset = f32x4.splat(top);
  const times = f32x4.splat(factor);
  let sum = f32x4.splat(0);
  const end: usize = x + ((<usize>(columns & ~3)) << 2);
  while (x < end) {
    const value = exponential(f32x4.mul(f32x4.sub(v128.load(x), offset), times));
    v128.store(to, value);
    sum = f32x4.add(sum, value);
    x += 16;
    to += 16;
  }
  let total: f32 = laneSum(sum);
  for (let j: i32 = columns & 3; j > 0; j--) {
    const value: f32 = f32x4.extract_lane(exponential(f32x4.splat((load<f32>(x) - top) * factor)), 0);
    store<f32>(to, value);
    total += value;
    x += 4;
    to += 4;
  }
  return total;
}

export function scale(columns: i32, x: usize, factor: f32): void {
  const end: usize = x + ((<usize>(columns & ~3)) << 2);
  while (x < end) {
    v128.store(x, f32x4.mul(v128.load(x), f32x4.splat(factor)));
    x += 16;
  }
  for (let j: i32 = columns & 3; j > 0; j--) {
    store<f32>(x, load<f32>(x) * factor);
    x += 4;
  }
}

export function largest(columns: i32, x: usize): f32 {
  let top = f32x4.splat(-Infinity);
  const end: usize = x + ((<usize>(columns & ~3)) << 2);
  while (x < end) {
    top = f32x4.max(top, v128.load(x));
    x += 16;
  }
  let found: f32 = laneMax(top);
  for (let j: i32 = columns & 3; j > 0; j--) {
    found = max(found, load<f32>(x));
    x += 4;
  }
  return found;
}

/** losses [rows] and probabilities [rows, classes]. A label that is no class gives NaN. */
export function softmaxCrossEntropy(
  rows: i32,
  classes: i32,
  logits: usize,
  labels: usize,
  losses: usize,
  probabilities: usize,
): void {
  for (let i: i32 = 0; i < rows; i++) {
    const label: i32 = load<i32>(labels + ((<usize>i) << 2));
    const top: f32 = largest(classes, logits);
    const sum: f32 = exponentials(classes, logits, probabilities, top, 1);
    scale(classes, probabilities, 1 / sum);
    const ofLabel: f32 = label >= 0 && label < classes ? load<f32>(logits + ((<usize>label) << 2)) : NaN;
    store<f32>(losses + ((<usize>i) << 2), <f32>log(sum) - (ofLabel - top));
    logits += (<usize>classes) << 2;
    probabilities += (<usize>classes) << 2;
  }
}

/** dlogits = (probabilities − one-hot) · dy. */
export function softmaxCrossEntropyGradient(
  rows: i32,
  classes: i32,
  probabilities: usize,
  labels: usize,
  dy: usize,
  dlogits: usize,
): void {
  for (let i: i32 = 0; i < rows; i++) {
    const slope: f32 = load<f32>(dy + ((<usize>i) << 2));
    const label: i32 = load<i32>(labels + ((<usize>i) << 2));
    const row: usize = dlogits;
    for (let j: i32 = classes >> 2; j > 0; j--) {
      v128.store(dlogits, f32x4.mul(v128.load(probabilities), f32x4.splat(slope)));
      dlogits += 16;
      probabilities += 16;
    }
    for (let j: i32 = classes & 3; j > 0; j--) {
      store<f32>(dlogits, load<f32>(probabilities) * slope);
      dlogits += 4;
      probabilities += 4;
    }
    if (label >= 0 && label < classes) {
      const place: usize = row + ((<usize>label) << 2);
      store<f32>(place, load<f32>(place) - slope);
    }
  }
}

/** Rows to mean 0 and variance 1, then · gain + shift; `means` and `scales` (1/deviation) of each row are kept. */
export function layerNorm(
  rows: i32,
  width: i32,
  x: usize,
  gain: usize,
  shift: usize,
  y: usize,
  means: usize,
  scales: usize,
  epsilon: f32,
): void {
  const full: usize = (<usize>(width & ~3)) << 2;
  const bytes: usize = (<usize>width) << 2;
  for (let i: i32 = 0; i < rows; i++) {
    let sum = f32x4.splat(0);
    let j: usize = 0;
    for (; j < full; j += 16) sum = f32x4.add(sum, v128.load(x + j));
    let mean: f32 = laneSum(sum);
    for (; j < bytes; j += 4) mean += load<f32>(x + j);
    mean /= <f32>width;
    const middle = f32x4.splat(mean);
    sum = f32x4.splat(0);
    for (j = 0; j < full; j += 16) {
      const centred = f32x4.sub(v128.load(x + j), middle);
      sum = multiplyAdd(centred, centred, sum);
    }
    let variance: f32 = laneSum(sum);
    for (; j < bytes; j += 4) {
      const centred: f32 = load<f32>(x + j) - mean;
      variance += centred * centred;
    }
    const factor: f32 = 1 / sqrt<f32>(variance / <f32>width + epsilon);
    for (j = 0; j < full; j += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), middle), f32x4.splat(factor));
      v128.store(y + j, multiplyAdd(normal, v128.load(gain + j), v128.load(shift + j)));
    }
    for (; j < bytes; j += 4)
      store<f32>(y + j, (load<f32>(x + j) - mean) * factor * load<f32>(gain + j) + load<f32>(shift + j));
    store<f32>(means + ((<usize>i) << 2), mean);
    store<f32>(scales + ((<usize>i) << 2), factor);
    x += bytes;
    y += bytes;
  }
}

/** dx, dgain and dshift. */
export function layerNormGradient(
  rows: i32,
  width: i32,
  x: usize,
  gain: usize,
  means: usize,
  scales: usize,
  dy: usize,
  dx: usize,
  dgain: usize,
  dshift: usize,
): void {
  const full: usize = (<usize>(width & ~3)) << 2;
  const bytes: usize = (<usize>width) << 2;
  memory.fill(dgain, 0, bytes);
  memory.fill(dshift, 0, bytes);
  for (let i: i32 = 0; i < rows; i++) {
    const mean: f32 = load<f32>(means + ((<usize>i) << 2));
    const factor: f32 = load<f32>(scales + ((<usize>i) << 2));
    const middle = f32x4.splat(mean);
    const times = f32x4.splat(factor);
    let sum = f32x4.splat(0); // of the slopes by the normal numbers
    let along = f32x4.splat(0); // of these slopes times the normal numbers
    let j: usize = 0;
    for (; j < full; j += 16) {
      const slope = v128.load(dy + j);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), middle), times);
      v128.store(dshift + j, f32x4.add(v128.load(dshift + j), slope));
      v128.store(dgain + j, multiplyAdd(slope, normal, v128.load(dgain + j)));
      const inner = f32x4.mul(slope, v128.load(gain + j));
      sum = f32x4.add(sum, inner);
      along = multiplyAdd(inner, normal, along);
    }
    let meanSlope: f32 = laneSum(sum);
    let meanAlong: f32 = laneSum(along);
    for (; j < bytes; j += 4) {
      const slope: f32 = load<f32>(dy + j);
      const normal: f32 = (load<f32>(x + j) - mean) * factor;
      store<f32>(dshift + j, load<f32>(dshift + j) + slope);
      store<f32>(dgain + j, load<f32>(dgain + j) + slope * normal);
      meanSlope += slope * load<f32>(gain + j);
      meanAlong += slope * load<f32>(gain + j) * normal;
    }
    meanSlope /= <f32>width;
    meanAlong /= <f32>width;
    for (j = 0; j < full; j += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), middle), times);
      const inner = f32x4.mul(v128.load(dy + j), v128.load(gain + j));
      const rest = f32x4.sub(f32x4.sub(inner, f32x4.splat(meanSlope)), f32x4.mul(normal, f32x4.splat(meanAlong)));
      v128.store(dx + j, f32x4.mul(rest, times));
    }
    for (; j < bytes; j += 4) {
      const normal: f32 = (load<f32>(x + j) - mean) * factor;
      store<f32>(dx + j, (load<f32>(dy + j) * load<f32>(gain + j) - meanSlope - normal * meanAlong) * factor);
    }
    x += bytes;
    dy += bytes;
    dx += bytes;
  }
}
