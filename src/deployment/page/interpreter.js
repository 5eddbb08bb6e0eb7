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

function applyOperation(operation, cell) {
  const { op } = operation;
  if (op === "fill-number") return cell ?? operation.value;
  if (op === "fill-label") return cell ?? operation.label;
  if (cell === null) return null;
  if (typeof cell === "number") {
    if (op === "convert") {
      return cell < operation.below ? Number((cell * operation.factor).toPrecision(12)) : cell;
    }
    if (op === "clip") return Math.min(operation.high, Math.max(operation.low, cell));
    if (op === "outside-missing") return cell < operation.low || cell > operation.high ? null : cell;
    if (op === "log") return Math.sign(cell) * Math.log1p(Math.abs(cell));
    if (op === "affine") return (cell - operation.center) / operation.scale;
  }
  const label = String(cell);
  if (op === "relabel") return Object.hasOwn(operation.labels, label) ? operation.labels[label] || null : cell;
  if (typeof cell === "string") {
    const key = spellingKey(label);
    if (op === "merge") return Object.hasOwn(operation.labels, key) ? operation.labels[key] : cell;
    if (op === "shorten") return shortened(label, operation.keep);
    if (op === "date-part") return datePart(label, operation.part);
  }
  return cell;
}

function encodeLabel(operation, cell) {
  const at = cell === null ? -1 : operation.labels.indexOf(String(cell));
  if (operation.op === "one-hot") return operation.labels.map((_, index) => (index === at ? 1 : 0));
  return [at < 0 ? (operation.labels.length - 1) / 2 : at];
}

function asNumber(column, cell) {
  if (column.kind === "text" || typeof cell !== "string") return cell;
  const value = numberOf(cell, column.decimal);
  return Number.isNaN(value) ? cell : value;
}

/** The network's inputs for one row (column → text), or { missing: column } where a cell is no number in the end. */
function encodeRow(preparation, row) {
  const x = new Float32Array(preparation.features.length);
  let feature = 0;
  for (const column of preparation.columns) {
    const text = Object.hasOwn(row, column.source) ? row[column.source] : "";
    const trimmed = text.trim();
    let cell = trimmed === "" || column.missing.includes(trimmed) ? null : asNumber(column, text);
    let numbers = null;
    for (const operation of column.operations) {
      if (operation.op === "one-hot" || operation.op === "ordinal") numbers = encodeLabel(operation, cell);
      else if (numbers === null) cell = asNumber(column, applyOperation(operation, cell));
      else numbers = numbers.map((value) => Number(applyOperation(operation, value)));
    }
    for (const value of numbers ?? [typeof cell === "number" ? cell : NaN]) {
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

/** Class probabilities in the order of model.classes, or [value]; or { missing: column }. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- page.js, the next script of the page, calls it.
function predict(model, row) {
  const { x, missing } = encodeRow(model.preparation, row);
  if (missing !== undefined) return { missing };
  const out = [...model.layers.reduce((values, layer) => dense(layer, values), x)];
  if (model.task === "regression") {
    const { center, scale } = model.preparation.target;
    return { output: [out[0] * scale + center] };
  }
  return { output: model.layers.at(-1).activation === "sigmoid" ? [1 - out[0], out[0]] : out };
}
