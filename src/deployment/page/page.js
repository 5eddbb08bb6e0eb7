"use strict";
// The form of the exported page. Whatever came from the data is only ever set as text.

const model = JSON.parse(document.getElementById("model").textContent);
const form = document.getElementById("form");
const bars = document.getElementById("bars");
const answer = document.getElementById("answer");
const doubt = document.getElementById("doubt");
const unknown = "\u2013 not known \u2013";

function make(name, attributes, parent, text) {
  const node = document.createElement(name);
  for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  if (parent) parent.append(node);
  return node;
}

const short = (value) => String(Number(value.toPrecision(4)));
/** In the decimal mark of the column, so that what is shown can be typed. */
const typed = (value, column) => (column.decimal === "," ? short(value).replace(".", ",") : short(value));
const percent = (share) =>
  (share >= 0.9995 || share < 0.0005 ? (share < 0.5 ? "under 0.1" : "over 99.9") : (100 * share).toFixed(1)) + " %";
const isText = (column) => column.operations.some(({ op }) => textEncoders.includes(op));
const isPicture = (column) => column.operations.some(({ op }) => op === "pixels");
const isDate = (column) => column.operations.some(({ op }) => op === "date-part");

/** A canvas as an image cell: what pixelsOf reads of a PNG; what only other readers need of one is left empty. */
function pictureCell({ width, height }, context) {
  const { data } = context.getImageData(0, 0, width, height);
  const lines = [];
  for (let at = 0; at < width * height; at++) {
    if (at % width === 0) lines.push(0);
    lines.push(data[4 * at], data[4 * at + 1], data[4 * at + 2]);
  }
  const blocks = Math.ceil(lines.length / 65535);
  const png = new Uint8Array(63 + lines.length + 5 * blocks);
  const view = new DataView(png.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  png.set([8, 2], 24);
  for (let block = 0; block < blocks; block++)
    png.set(lines.slice(65535 * block, 65535 * (block + 1)), 43 + 5 + (65535 + 5) * block);
  let text = "";
  for (const byte of png) text += String.fromCharCode(byte);
  return "data:image/png;base64," + btoa(text);
}

/** A picture file, or a drawing on what the model gets. The cell stands in a field that is not shown. */
function pictureField({ summary, operations }, id, box) {
  const cell = make("input", { type: "hidden" }, box);
  const picker = make("input", { id, type: "file", accept: "image/*" }, box);
  const { width, height } = operations.find(({ op }) => op === "pixels");
  const example = pixelsOf((summary.labels && summary.labels[0]) || "") || { width, height, channels: 1, pixels: [] };
  const canvas = make("canvas", { role: "img", "aria-label": "The picture as the model gets it" }, box);
  canvas.width = example.width;
  canvas.height = example.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const taken = () => {
    cell.value = pictureCell(canvas, context);
    show();
  };
  const image = context.createImageData(example.width, example.height);
  const { channels, pixels } = example;
  for (let at = 0; at < image.data.length / 4; at++) {
    const colour = [0, 1, 2].map((of) => (pixels.length ? pixels[channels * at + (of % channels)] : 255));
    image.data.set([...colour, 255], 4 * at);
  }
  context.putImageData(image, 0, 0);
  cell.value = pictureCell(canvas, context);
  // Light on dark where the example's corner is dark, as digits often are.
  const [paper, ink] = image.data[0] < 128 ? ["#000", "#fff"] : ["#fff", "#000"];

  picker.addEventListener("change", async () => {
    const file = picker.files[0];
    const bitmap = file && (await createImageBitmap(file).catch(() => null));
    if (!bitmap) return;
    const side = Math.min(bitmap.width, bitmap.height);
    const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, left, top, side, side, 0, 0, canvas.width, canvas.height);
    taken();
  });
  let last = null;
  const placeOf = (event) => {
    const { left, top, width: wide, height: high } = canvas.getBoundingClientRect();
    return [((event.clientX - left) / wide) * canvas.width, ((event.clientY - top) / high) * canvas.height];
  };
  const stroke = (event) => {
    const place = placeOf(event);
    context.strokeStyle = ink;
    context.lineCap = "round";
    context.lineWidth = canvas.width / 11;
    context.beginPath();
    context.moveTo(...(last || place));
    context.lineTo(...place);
    context.stroke();
    last = place;
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    stroke(event);
  });
  canvas.addEventListener("pointermove", (event) => last && stroke(event));
  canvas.addEventListener("lostpointercapture", () => {
    last = null;
    taken();
  });
  make("button", { type: "button" }, box, "Clear, to draw on it").addEventListener("click", () => {
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    taken();
  });
  return cell;
}

const fields = new Map();
for (const asked of model.asked) {
  const column = typeof asked === "number" ? model.preparation.columns[asked] : asked;
  const id = "f" + fields.size;
  const box = make("div", { class: "field" }, form);
  make("label", { for: id }, box, column.source);
  const { summary } = column;
  const labels = summary.labels;
  let input;
  if (isPicture(column)) {
    input = pictureField(column, id, box);
  } else if (isDate(column)) {
    input = make("input", { id, type: "date" }, box);
    const date = dateOf((labels && labels[0]) || "");
    if (date) input.value = date.map((part) => String(part).padStart(2, "0")).join("-");
  } else if (isText(column)) {
    input = make("textarea", { id, rows: "3" }, box);
    input.value = (labels && labels[0]) || "";
  } else if (labels) {
    input = make("select", { id }, box);
    for (const label of labels) make("option", {}, input, label).value = label;
    make("option", {}, input, unknown).value = "";
  } else {
    input = make("input", { id, inputmode: "decimal", autocomplete: "off", "aria-describedby": id + "h" }, box);
    input.value = typed(summary.median, column);
    make("small", { id: id + "h" }, box, typed(summary.min, column) + " to " + typed(summary.max, column));
  }
  fields.set(column.source, { input, column });
}

function rowNow() {
  return Object.fromEntries([...fields].map(([source, { input }]) => [source, input.value]));
}

/** Fields whose number lies outside what the model was trained on, or is none. */
function check() {
  const outside = [];
  const wrong = [];
  for (const [source, { input, column }] of fields) {
    if (column.summary.labels || isDate(column) || isPicture(column)) continue;
    const text = input.value.trim();
    const value = numberOf(text, column.decimal);
    const isWrong = text !== "" && !column.missing.includes(text) && Number.isNaN(value);
    input.setAttribute("aria-invalid", String(isWrong));
    if (isWrong) wrong.push(source);
    else if (value < column.summary.min || value > column.summary.max) outside.push(source);
  }
  return { outside, wrong };
}

function show() {
  const { outside, wrong } = check();
  bars.replaceChildren();
  doubt.textContent = "";
  if (wrong.length > 0) {
    answer.textContent = "Not a number: " + wrong.join(", ") + ".";
    return;
  }
  const { output, error, missing } = predict(model, rowNow());
  if (!output) {
    answer.textContent = "The model needs a value for " + missing + ".";
    return;
  }
  if (outside.length > 0) {
    doubt.textContent = "Outside what the model was trained on: " + outside.join(", ") + ". It answers all the same.";
  }
  if (model.task === "regression") {
    answer.textContent =
      model.preparation.target.name +
      ": " +
      short(output[0]) +
      (model.error ? " (typical error " + short(model.error) + ")" : "");
    return;
  }
  if (model.task === "reconstruction") {
    answer.textContent = "Rebuilt with a mean squared error of " + short(error) + ".";
    if (model.usualLoss)
      answer.textContent +=
        error > 3 * model.usualLoss
          ? " That is " + short(error / model.usualLoss) + " times the usual: a row unlike those it was trained on."
          : " The usual is " + short(model.usualLoss) + ".";
    return;
  }
  const order = output.map((share, index) => [share, model.classes[index]]).sort((a, b) => b[0] - a[0]);
  const asked = model.task === "clustering" ? "Group" : model.preparation.target.name;
  answer.textContent = asked + ": " + order[0][1];
  for (const [share, label] of order.slice(0, 10)) {
    const item = make("li", {}, bars);
    make("span", { class: "label" }, item, label);
    make("b", {}, item, percent(share));
    make("i", { "aria-hidden": "true" }, item).style.setProperty("--share", String(share));
  }
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
