"use strict";
// The preparation (data/apply-cells.ts) and the forward pass (models/mlp/forward.ts) once more, in plain JavaScript: the
// exported page carries this file as it stands. A test holds both to the same numbers.

const decimalPoint = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const decimalComma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+|(?=,\d))(?:,\d*)?(?:[eE][+-]?\d+)?$/;

const grouped = /^[+-]?[1-9]\d{0,2}(?:[ '\u00a0\u2019\u202f]\d{3})+(?=[.,]|$)/;

function numberOf(text, decimal) {
  const minus = text.trim().replace("\u2212", "-");
  const trimmed = minus.replace(grouped, (thousands) => thousands.replace(/[^\d+-]/g, ""));
  if (!(decimal === "," ? decimalComma : decimalPoint).test(trimmed)) return NaN;
  const plain = decimal === "," ? trimmed.replaceAll(".", "").replace(",", ".") : trimmed.replaceAll(",", "");
  const value = Number(plain);
  return Math.abs(value) <= 1e35 ? value : NaN;
}

function spellingKey(label) {
  const bare = label.toLowerCase().replace(/\s+/g, "");
  return /\d/.test(bare) ? bare : bare.replace(/[\p{P}_]+/gu, "") || bare;
}

function dateOf(text) {
  const yearFirst = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\s*$/.exec(text);
  const dayFirst = yearFirst ? null : /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[T ].*)?\s*$/.exec(text);
  const parts = yearFirst ? yearFirst.slice(1, 4) : dayFirst ? dayFirst.slice(1, 4).reverse() : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? [year, month, day] : null;
}

function datePart(text, part) {
  const date = dateOf(text);
  if (!date) return null;
  const [year, month, day] = date;
  if (part === "year") return year;
  if (part === "month-sin") return Math.sin((2 * Math.PI * (month - 1)) / 12);
  if (part === "month-cos") return Math.cos((2 * Math.PI * (month - 1)) / 12);
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86400000) + 1;
}

function shortened(label, keep) {
  const mark = keep === "before-parenthesis" ? label.indexOf("(") : label.indexOf(",");
  const short =
    keep === "first-word"
      ? label.trim().split(/\s+/)[0]
      : mark < 0
        ? label
        : keep === "after-comma"
          ? label.slice(mark + 1)
          : label.slice(0, mark);
  return short.trim() || label;
}

function quantityOf(text, decimal) {
  const currency = /[$€£¥₹]/g;
  const sign = text.match(currency)?.[0];
  const match = /^([+\-\u2212]?\s*[\d.,'\u2019 \u00a0\u202f]*\d[.,]?(?:[eE][+-]?\d+)?)\s*(\p{L}.*|[%‰°"'′″].*)?$/u.exec(
    text.replace(currency, "").trim(),
  );
  if (!match) return null;
  const value = numberOf(match[1].replace(/^([+\-\u2212])\s+/, "$1"), decimal);
  const unit = match[2]?.trim() ?? "";
  return Number.isNaN(value) || /\d/.test(unit.replace(/^\D+\d$/, "")) ? null : { value, unit: unit || (sign ?? "") };
}

function parsed(text, { decimal, units }) {
  const quantity = quantityOf(text, decimal);
  if (!quantity) return null;
  const factor = Object.hasOwn(units, quantity.unit) ? units[quantity.unit] : quantity.unit === "" ? 1 : undefined;
  return factor === undefined ? null : quantity.value * factor;
}

/** others: gives another column's cell in the same row. */
function filled(operation, others) {
  const { op, otherwise } = operation;
  if (op === "fill-number") return operation.value;
  if (op === "fill-label") return operation.label;
  if (op === "fill-by") {
    const label = others(operation.by);
    return label !== null && Object.hasOwn(operation.fills, String(label)) ? operation.fills[String(label)] : otherwise;
  }
  if (op !== "fill-nearest") return null;
  const row = operation.of.map(others).map((value) => (typeof value === "number" ? value : null));
  const near = operation.donors.flatMap((donor, at) => {
    let sum = 0;
    let shared = 0;
    row.forEach((a, column) => {
      const b = donor[column];
      if (a === null || b === null) return;
      sum += ((a - b) / operation.scales[column]) ** 2;
      shared++;
    });
    return shared ? [{ distance: (sum * row.length) / shared, value: operation.values[at] }] : [];
  });
  near.sort((a, b) => a.distance - b.distance).splice(operation.k);
  return near.length ? near.reduce((sum, { value }) => sum + value, 0) / near.length : otherwise;
}

function yeoJohnson(x, lambda) {
  if (x >= 0) return lambda === 0 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
  return lambda === 2 ? -Math.log1p(-x) : -Math.expm1((2 - lambda) * Math.log1p(-x)) / (2 - lambda);
}

function binOf(value, { edges, labels }) {
  let at = 0;
  while (at < labels.length - 1 && value >= edges[at + 1]) at++;
  return labels[at] ?? null;
}

function applyOperation(operation, cell, others) {
  const { op } = operation;
  if (cell === null) return filled(operation, others);
  if (typeof cell === "number") {
    if (op === "convert") {
      return cell < operation.below ? Number((cell * operation.factor).toPrecision(12)) : cell;
    }
    if (op === "clip") return Math.min(operation.high, Math.max(operation.low, cell));
    if (op === "outside-missing") return cell < operation.low || cell > operation.high ? null : cell;
    if (op === "log") return Math.sign(cell) * Math.log1p(Math.abs(cell));
    if (op === "affine") return (cell - operation.center) / operation.scale;
    if (op === "power") return yeoJohnson(cell, operation.lambda);
    if (op === "bin") return binOf(cell, operation);
    if (op === "sine") return Math.sin(operation.rate * cell);
    if (op === "times") {
      const by = others(operation.by);
      return typeof by === "number" ? cell * by : null;
    }
  }
  const label = String(cell);
  if (op === "relabel") return Object.hasOwn(operation.labels, label) ? operation.labels[label] || null : cell;
  if (typeof cell === "string") {
    const key = spellingKey(label);
    if (op === "merge") return Object.hasOwn(operation.labels, key) ? operation.labels[key] : cell;
    if (op === "shorten") return shortened(label, operation.keep);
    if (op === "date-part") return datePart(label, operation.part);
    if (op === "parse-quantity") return parsed(label, operation);
  }
  return cell;
}

const textEncoders = ["words", "subwords", "embeddings"];
const encoders = ["one-hot", "ordinal", "label-numbers", "pixels", ...textEncoders];

function textNumbers(operation, text) {
  if (operation.op === "subwords") {
    const { pieces, as, weights } = operation;
    return partNumbers(pieces, piecesOf(operation.merges, text), as, weights);
  }
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  if (operation.op === "words") return partNumbers(operation.words, words, operation.as, operation.weights);
  const sum = new Array(operation.dimensions).fill(0);
  partNumbers(operation.words, words, "tf-idf", operation.weights).forEach((times, word) => {
    if (times !== 0) operation.vectors[word].forEach((value, at) => (sum[at] += times * value));
  });
  return sum;
}

/** A text cut by learned merges: of the pairs side by side the one that was learned first becomes one, again and again. */
function piecesOf(merges, text) {
  const ranks = new Map(merges.map(([left, right], rank) => [left + "\0" + right, rank]));
  const chunks = (" " + text).match(/ ?[\p{L}\p{N}_]+| ?[^\s\p{L}\p{N}_]+|\s+(?!\S)|\s+/gu) ?? [];
  return chunks.flatMap((chunk) => {
    let pieces = [...chunk];
    for (;;) {
      const found = pieces.slice(1).map((piece, at) => ranks.get(pieces[at] + "\0" + piece) ?? Infinity);
      const first = found.reduce((least, rank) => Math.min(least, rank), Infinity);
      if (first === Infinity) return pieces;
      const [left, right] = merges[first];
      const after = [];
      for (let at = 0; at < pieces.length; at++) {
        const joins = pieces[at] === left && pieces[at + 1] === right;
        after.push(joins ? left + right : pieces[at]);
        if (joins) at++;
      }
      pieces = after;
    }
  });
}

function partNumbers(known, parts, as, weights) {
  const counts = new Map();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  const found = known.map((part) => counts.get(part) ?? 0);
  if (as === "presence") return found.map((count) => Math.min(count, 1));
  if (as === "count") return found;
  const weighted = found.map((count, index) => count * (weights?.[index] ?? 1));
  const length = Math.hypot(...weighted);
  return length > 0 ? weighted.map((value) => value / length) : weighted;
}

/** The pixels of an image cell: a PNG of 8 bits whose lines stand in it as they are; null for any other text. */
function pixelsOf(cell) {
  const head = "data:image/png;base64,";
  if (!cell.startsWith(head)) return null;
  let png;
  try {
    png = Uint8Array.from(atob(cell.slice(head.length)), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
  if (png.length < 68 || png[24] !== 8 || (png[25] !== 0 && png[25] !== 2)) return null;
  const view = new DataView(png.buffer);
  const [width, height, channels] = [view.getUint32(16), view.getUint32(20), png[25] ? 3 : 1];
  const line = 1 + width * channels;
  const lines = height * line;
  if (!(width <= 256 && height <= 256) || png.length !== 63 + lines + 5 * Math.ceil(lines / 65535)) return null;
  const pixels = [];
  for (let at = 0; at < lines; at++) if (at % line) pixels.push(png[43 + 5 * (1 + Math.floor(at / 65535)) + at]);
  return { width, height, channels, pixels };
}

/** One side of another length: the mean of what lies under each value, or between the nearest two. */
function alongSide(values, outer, length, inner, to) {
  const out = new Float64Array(outer * to * inner);
  const step = length / to;
  for (let index = 0; index < to; index++) {
    const start = step > 1 ? index * step : Math.min(length - 1, Math.max(0, (index + 0.5) * step - 0.5));
    const wide = Math.max(1, step);
    for (let at = Math.floor(start); at < Math.min(length, start + wide); at++) {
      const share = (Math.min(start + wide, at + 1) - Math.max(start, at)) / wide;
      for (let row = 0; row < outer; row++)
        for (let i = 0; i < inner; i++)
          out[(row * to + index) * inner + i] += share * values[(row * length + at) * inner + i];
    }
  }
  return out;
}

function pixelNumbers({ width, height, colour, range, otherwise }, cell) {
  const wanted = colour === "rgb" ? 3 : 1;
  const picture = pixelsOf(cell);
  if (!picture) return new Array(width * height * wanted).fill(otherwise);
  let { pixels } = picture;
  if (wanted > picture.channels) pixels = pixels.flatMap((value) => [value, value, value]);
  if (wanted < picture.channels)
    pixels = pixels.flatMap((red, at) =>
      at % 3 ? [] : [0.299 * red + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]],
    );
  const across = alongSide(pixels, picture.height, picture.width, wanted, width);
  const values = alongSide(across, 1, picture.height, width * wanted, height);
  return Array.from(values, (value) => (range === "0-255" ? value : range === "0-1" ? value / 255 : value / 127.5 - 1));
}

function encodeLabel(operation, cell) {
  if (textEncoders.includes(operation.op)) return textNumbers(operation, String(cell ?? ""));
  if (operation.op === "pixels") return pixelNumbers(operation, String(cell));
  if (operation.op === "label-numbers") {
    const known = cell !== null && Object.hasOwn(operation.numbers, String(cell));
    return known ? operation.numbers[String(cell)] : operation.otherwise;
  }
  const at = cell === null ? -1 : operation.labels.indexOf(String(cell));
  if (operation.op === "one-hot") return operation.labels.map((_, index) => (index === at ? 1 : 0));
  return [at < 0 ? (operation.labels.length - 1) / 2 : at];
}

function asNumber(column, cell) {
  if (column.kind === "text" || typeof cell !== "string") return cell;
  const value = numberOf(cell, column.decimal);
  return Number.isNaN(value) ? cell : value;
}

/** What a column's operations make of a row's cell: numbers once it is encoded. */
function cellOf(column, row) {
  const text = Object.hasOwn(row, column.source) ? row[column.source] : "";
  const trimmed = text.trim();
  let cell = trimmed === "" || column.missing.includes(trimmed) ? null : asNumber(column, text);
  let numbers = null;
  const others = (source) => {
    const other = cellOf(source, row);
    return Array.isArray(other) ? null : other;
  };
  for (const operation of column.operations) {
    if (encoders.includes(operation.op)) numbers = encodeLabel(operation, cell);
    else if (numbers === null) cell = asNumber(column, applyOperation(operation, cell, others));
    else numbers = numbers.map((value) => Number(applyOperation(operation, value, others)));
  }
  return numbers ?? cell;
}

/** The network's inputs for one row (column → text), or { missing: column } where a cell is no number in the end. */
function encodeRow(preparation, row) {
  const x = new Float32Array(preparation.features.length);
  let feature = 0;
  for (const column of preparation.columns) {
    const cell = cellOf(column, row);
    for (const value of Array.isArray(cell) ? cell : [typeof cell === "number" ? cell : NaN]) {
      if (!Number.isFinite(value)) return { missing: column.source };
      x[feature++] = value;
    }
  }
  return { x };
}

/** The numbers of a layer, as base64 of 32-bit floats: kernel [inputs, units], then bias [units]. */
function weightsOf(layer) {
  const bytes = Uint8Array.from(atob(layer.weights), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(4 * index, true));
}

function dense(layer, x) {
  const { inputs, units, activation } = layer;
  const weights = (layer.numbers ??= weightsOf(layer));
  const out = weights.slice(inputs * units);
  for (let i = 0; i < inputs; i++) for (let u = 0; u < units; u++) out[u] += x[i] * weights[i * units + u];
  if (activation === "relu") return out.map((value) => Math.max(0, value));
  if (activation === "tanh") return out.map(Math.tanh);
  if (activation === "sigmoid") return out.map((value) => 1 / (1 + Math.exp(-value)));
  if (activation !== "softmax") return out;
  const largest = Math.max(...out);
  const powers = out.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((value) => value / sum);
}

/**
 * Probabilities in the order of model.classes, or [value], or the rebuilt inputs and their mean squared error; or
 * { missing: column }.
 */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- page.js, the next script of the page, calls it.
function predict(model, row) {
  const { x, missing } = encodeRow(model.preparation, row);
  if (missing !== undefined) return { missing };
  const out = [...model.layers.reduce((values, layer) => dense(layer, values), x)];
  if (model.task === "regression") {
    const { center, scale } = model.preparation.target;
    return { output: [out[0] * scale + center] };
  }
  if (model.task === "reconstruction")
    return { output: out, error: out.reduce((sum, value, i) => sum + (value - x[i]) ** 2, 0) / out.length };
  return { output: model.layers.at(-1).activation === "sigmoid" ? [1 - out[0], out[0]] : out };
}
