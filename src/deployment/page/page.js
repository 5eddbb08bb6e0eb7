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
const isDate = (column) => column.operations.some(({ op }) => op === "date-part");

const fields = new Map();
for (const column of model.preparation.columns) {
  if (fields.has(column.source)) continue;
  const id = "f" + fields.size;
  const box = make("div", { class: "field" }, form);
  make("label", { for: id }, box, column.source);
  const { summary } = column;
  const labels = summary.labels;
  let input;
  if (isDate(column)) {
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
    if (column.summary.labels || isDate(column)) continue;
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
  const { output, missing } = predict(model, rowNow());
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
  const order = output.map((share, index) => [share, model.classes[index]]).sort((a, b) => b[0] - a[0]);
  answer.textContent = model.preparation.target.name + ": " + order[0][1];
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
