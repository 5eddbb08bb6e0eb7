/** A failure as it crosses rooms; i18n imports nothing of ours. */
interface SaidFailure {
  readonly code: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly field?: string | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/** What went wrong, and what to do about it. `v` reads a value, `field` is the column or the Experiment's field. */
type Sentence = (said: { readonly field: string; readonly v: (name: string) => string }) => string;

type Read = Parameters<Sentence>[0]["v"];

/** The remedy for a name that no column has. */
const near = (v: Read): string =>
  v("closest")
    ? `did you mean "${v("closest")}"?`
    : v("names")
      ? `there are ${v("names")}${Number(v("more")) > 0 ? ` and ${v("more")} more` : ""}.`
      : "choose another.";

const device = (v: Read): string => (v("device") === "microphone" ? "microphone" : "camera");

/** What is in a zip. */
const contentWords = (content: string): string =>
  ({ table: "tables", pictures: "pictures", sounds: "WAV sounds", texts: "texts" })[content] ?? content;

/** What of a training takes memory, as far as it was known by then. */
const takes = (v: Read): string => {
  const sizes = [
    v("parameters") && `a model of ${v("parameters")} numbers`,
    v("batchSize") && `batches of ${v("batchSize")}`,
    v("rows") && `${v("rows")} training rows`,
  ].filter(Boolean);
  return sizes.length > 0 ? ` (${sizes.join(", ")})` : "";
};

/** After what is wrong with the first file of a zip: it is read as long as one file can be. */
const norOthers = ", and no other file in the zip can be read";

const sentences: Readonly<Record<string, Sentence>> = {
  "archive/broken": ({ field }) =>
    field
      ? `The zip is not whole: "${field}" is not where it should be; pack it again.`
      : "This is no zip, or one that is not whole; choose another file, or download it once more.",
  "archive/cancelled": () => "Reading was cancelled; open the file again.",
  "archive/changed": ({ field }) =>
    `"${field}" in the zip does not unpack to what the zip says of it; pack it again, or download it once more.`,
  "archive/damaged": ({ field }) => `"${field}" in the zip does not unpack; pack it again, or download it once more.`,
  "archive/encrypted": ({ field }) => `"${field}" in the zip is locked with a password; pack it without one.`,
  "archive/method": ({ field }) =>
    `"${field}" is packed in a way that only few programs read; pack it as an ordinary zip.`,
  "archive/mixture": ({ field, v }) =>
    `Most files in the zip are ${contentWords(v("kind"))}, but "${field}" is among ${contentWords(v("other"))}; leave one kind in it.`,
  "archive/names-none": ({ field }) =>
    `No column of "${field}" names a file that lies beside it; let one hold the files' names, or leave one kind in the zip.`,
  "archive/nested": ({ field }) => `"${field}" is an archive in the archive; unpack it first.`,
  "archive/nothing": ({ v }) =>
    `There is neither a table nor a picture, a WAV or a text in the zip${v("example") && `, only such as "${v("example")}"`}; choose another.`,
  "archive/overlap": () =>
    "Files in the zip lie over each other, as only harmful zips have it; pack it again yourself.",
  "archive/path": ({ field }) => `"${field}" in the zip names a place outside of it; pack it again.`,
  "archive/tables": ({ field, v }) =>
    `There are ${v("found")} tables in the zip, "${field}" among them; leave one, or put their rows together.`,
  "archive/too-large": ({ v }) =>
    `The zip would unpack to more than it may (${v("limit")} bytes, or 200 times its size); take fewer or smaller files.`,
  "archive/too-many": ({ v }) =>
    `There are ${v("found")} files in the zip, over the limit of ${v("limit")}; take fewer.`,
  "archive/twice": ({ field }) => `"${field}" is in the zip twice; pack it again.`,
  "archive/zip64": () => "The zip is of the kind for more than 4 GB or 65,535 files; pack fewer files.",

  "backend/cpu-unavailable": () => "The plain JavaScript backend did not start; reload, or try another browser.",
  "backend/wasm-unavailable": () => "WebAssembly did not start here; choose the backend auto or cpu.",
  "backend/webgpu-unavailable": () =>
    "There is no WebGPU here; choose the backend auto, wasm or cpu, or (under Node) install the npm package webgpu.",
  "backend/webgl-unavailable": () => "There is no WebGL 2 here; choose the backend auto, wasm or cpu.",
  "backend/silent": ({ v }) =>
    `The graphics card has not answered for ${v("seconds")} s; choose the backend auto or wasm, or start the browser anew.`,
  "backend/timeout": ({ v }) =>
    `The backend ${v("backend")} did not start within ${v("seconds")} seconds; choose the backend auto or cpu.`,
  "backend/wrong-numbers": ({ v }) =>
    `The backend ${v("backend")} computes wrong numbers on this machine; choose the backend auto, wasm or cpu.`,
  "backend/none": () => "No backend could start on this machine; update the browser or try another one.",

  "carry/changed": () => "This file was changed after it was saved; carry your work over again from the other device.",
  "carry/newer": ({ v }) =>
    `This file comes from a newer version of the app (format ${v("format")}, here ${v("current")}); update the app first.`,
  "carry/not-ours": () => "This is not a file that the app saved; choose one made by “carry everything”.",
  "carry/record": ({ field }) => `One record in it cannot be read${field && ` (${field})`}; save the file anew.`,
  "carry/unknown-kind": ({ v }) =>
    `There is work of a kind in it that this version does not know (${v("kind")}); update the app first.`,

  "address/credentials": () => "There is a name or a password in this address, which nobody should learn; take it out.",
  "address/empty": () => "The answer was empty; check the address.",
  "address/html": () =>
    "A web page came instead of data; look on that page for the address of the file itself, often called “raw” or “download”.",
  "address/no-answer": ({ v }) =>
    `${v("host")} did not answer, or does not let other pages read this; download the file there, then choose it here.`,
  "address/not-an-address": () => "This is no address; copy the whole of it, from https:// on.",
  "address/not-https": () => "Only addresses that begin with https:// are asked; look for one, or download the file.",
  "address/offline": () => "This device is offline; connect, then fetch it again.",
  "address/status": ({ v }) => `${v("host")} answered with ${v("status")}, not with the file; check the address.`,
  "address/too-large": ({ v }) =>
    `More than ${v("limit")} bytes would come, which is the limit; look for a smaller file.`,

  "cli/choice": ({ field, v }) => `${field} cannot be "${v("value")}"; it is one of ${v("allowed")}.`,
  "cli/drop-unknown": ({ field, v }) => `There is no column "${field}" to drop; ${near(v)}`,
  "cli/is-a-folder": () => "This is a folder; name a file in it.",
  "cli/no-such-file": () => "There is no such file; check the path.",
  "cli/number": ({ field, v }) =>
    `${field} cannot be "${v("value")}"; it is a whole number from ${v("from")} to ${v("to")}.`,
  "cli/option-missing": ({ field }) => `${field} is missing; see --help.`,
  "cli/outside": ({ v }) =>
    `The data "${v("name")}" lie outside the experiment's folder; put the file there, and name it without a path.`,
  "cli/unreadable": ({ v }) => `The file cannot be read (${v("reason")}); check that you may read it.`,
  "cli/value-missing": ({ field }) =>
    `${field} needs a value; write ${field}=VALUE where the value begins with a dash, and see --help.`,
  "cli/usage": ({ v }) => `${v("problem")}; see --help.`,

  "csv/binary": () => "There are bytes here that no text has (NUL); save the table as CSV in UTF-8.",
  "csv/cancelled": () => "Reading was cancelled; open the file again.",
  "csv/empty": () => "The file is empty; choose one with a header line and rows.",
  "csv/encoding": ({ v }) => `The text is not in ${v("encoding")}; name its encoding, or save it in UTF-8.`,
  "csv/field-too-large": ({ v }) =>
    `A field of ${v("found")} characters is over the limit of ${v("limit")}; look for a quote that never closes, or shorten it.`,
  "csv/only-header": () => "There is a header but no rows; add rows below it.",
  "csv/other-format": ({ v }) => `This is a file in the format ${v("format")}, not CSV; export the table as CSV first.`,
  "csv/stray-quote": () => "A quote stands inside a field; double it, or put the whole field in quotes.",
  "csv/ragged-row": ({ v }) =>
    v("expected") === "1"
      ? `This row has ${v("found")} fields where the first line has one; take out what stands above the header, or check the delimiter.`
      : `This row has ${v("found")} fields where the header has ${v("expected")}; add or remove a delimiter, or quote the field that holds one.`,
  "csv/too-large": ({ v }) => `The file has ${v("bytes")} bytes, over the limit of ${v("limit")}; take fewer rows.`,
  "csv/too-many-columns": ({ v }) =>
    `There are ${v("found")} columns, over the limit of ${v("limit")}; leave some out, or check the delimiter.`,
  "csv/too-many-rows": ({ v }) => `There are more than ${v("limit")} rows; take fewer.`,
  "csv/unclosed-quote": () => "A quote opens here and never closes; close it, or double it if it belongs to the text.",

  "data/file-missing": () => "This experiment needs the file; choose it again from your device.",
  "data/classes-too-rare": ({ v }) =>
    `${v("rows")} rows have a label that hardly another row has, so no part but the first gets any; merge labels, or choose regression for numbers.`,
  "data/group-column-missing": ({ field, v }) =>
    `The split keeps rows with equal "${field}" together, but there is no such column; ${near(v)}`,
  "images/broken": ({ field }) => `The picture "${field}" is damaged${norOthers}; export the pictures anew.`,
  "images/no-decoder": ({ field, v }) =>
    `"${field}" is a ${v("format")}, which only a browser opens${norOthers}; save the pictures as PNG or JPEG.`,
  "images/not-a-picture": ({ field }) =>
    `"${field}" is no picture of a known kind${norOthers}; save the pictures as PNG or JPEG.`,
  "images/too-large": ({ field, v }) =>
    `The picture "${field}" has more than ${v("limit")} pixels${norOthers}; make the pictures smaller.`,
  "json/not-json": () => "This is not valid JSON from here on; mend it, or save the table as CSV.",
  "json/not-a-table": () =>
    "There is no table in this JSON; give a list of records, [{…}, {…}], an object of columns, or one record a line.",
  "json/ragged-column": ({ field }) =>
    `The column "${field}" has another length than the first; give all columns equally many values.`,
  "json/empty": () => "There are no records in this JSON; add some.",
  "json/too-large": ({ v }) =>
    `JSON of ${v("bytes")} bytes is over the limit of ${v("limit")}; save the table as CSV, or take fewer rows.`,
  "data/time-column-missing": ({ field, v }) =>
    `The split goes by the time in "${field}", but there is no such column; ${near(v)}`,
  "data/judge-column-missing": ({ field, v }) =>
    `The model is to be judged by the column "${field}", but there is none; ${near(v)}`,
  "data/judge-silent": ({ field }) =>
    `No row that judges has a label in "${field}" that the model can give; choose another column to judge by.`,
  "data/no-features": () => "No column is left to learn from; keep at least one besides the target.",
  "data/no-points": () => "There are no points; add some, or choose a shape.",
  "data/no-training-share": () => "No share of the rows is for training; give training the largest share.",
  "data/none-where": () =>
    "No row is left in a part after those that are not to teach or judge are left out; ask for other rows.",
  "data/not-a-number": ({ field, v }) =>
    v("text")
      ? `The column "${field}" holds "${v("text")}", which is not a number; encode it, or read that as missing.`
      : `The column "${field}" has missing cells (${v("missing")}); impute them, or drop the column.`,
  "data/pictures": ({ field }) => `The column "${field}" holds pictures; add the step that turns them into pixels.`,
  "data/sealed-column-missing": ({ field, v }) =>
    `The sealed test is chosen by the column "${field}", but there is none; ${near(v)}`,
  "data/sealed-rows-missing": ({ field, v }) =>
    `No row has "${v("value")}" in the column "${field}", so the sealed test would be empty; choose another value.`,
  "data/target-constant": ({ field }) =>
    `The target "${field}" is the same in every row, so there is nothing to predict; choose another column.`,
  "data/no-target": () =>
    "No target is chosen, and this model learns to predict one. Choose the column to predict, or a model that learns without one.",
  "data/encode-without-target": () =>
    "A column is encoded by the target's mean, but this model learns without a target. Encode it as one column a label instead.",
  "model/too-many-groups": ({ v }) =>
    `${v("groups")} groups are asked for, and there are ${v("rows")} training rows; ask for fewer groups.`,
  "data/target-empty": ({ field }) => `The target "${field}" is missing in every row; choose another column.`,
  "data/target-missing-column": ({ field, v }) =>
    field === "" ? "No column to predict is chosen; choose one." : `There is no column "${field}"; ${near(v)}`,
  "data/target-mixed": ({ field, v }) =>
    `The target "${field}" is numbers, but for cells such as "${v("example")}"; correct them, or read them as missing.`,
  "data/target-not-a-number": ({ field }) =>
    `The target "${field}" is text, which regression cannot predict; choose classification, or another column.`,
  "data/target-twice": ({ field, v }) =>
    `Two columns are called "${field}", so one would give the other away; drop "${v("other")}", or rename one of them.`,
  "data/too-few-groups": ({ field, v }) =>
    `The split keeps rows with equal "${field}" together, and ${v("groups")} groups cannot be shared out among the parts; choose another column, or set a part to zero.`,
  "data/too-few-rows": ({ v }) =>
    `${v("rows")} rows are too few to leave one in every part; add rows, or set a part to zero.`,
  "data/too-large": ({ field, v }) =>
    `The column "${field}" has numbers (${v("cells")}) too large to calculate with; repair them as outliers, scale the column, or leave those rows out.`,
  "data/too-many-cells": ({ v }) =>
    `${v("rows")} rows of ${v("features")} features are more than the limit of ${v("limit")} numbers; drop columns, or take fewer rows.`,
  "data/too-many-classes": ({ field, v }) =>
    `The target "${field}" has ${v("found")} classes, over the limit of ${v("limit")}; merge some, or choose regression for numbers.`,
  "sound/broken": ({ field }) => `The sound "${field}" is damaged${norOthers}; record or export the sounds anew.`,
  "sound/empty": ({ field }) => `The sound "${field}" has no length${norOthers}; record the sounds anew.`,
  "sound/format": ({ field }) =>
    `The samples of "${field}" are packed${norOthers}; save the sounds as WAV of 16 bits (PCM).`,
  "sound/not-wav": ({ field }) => `"${field}" is no WAV${norOthers}; save the sounds as WAV of 16 bits (PCM).`,
  "sound/too-long": ({ field, v }) =>
    `The sound "${field}" is longer than ${v("limit")} seconds${norOthers}; cut the sounds.`,
  "text/binary": ({ field }) => `"${field}" holds bytes that no text has${norOthers}; save the texts as UTF-8.`,
  "text/empty": ({ field }) => `The text "${field}" is empty${norOthers}; choose other texts.`,
  "text/too-long": ({ field, v }) =>
    `The text "${field}" has more than ${v("limit")} characters${norOthers}; cut the texts.`,
  "data/unknown-dataset": ({ v }) => `There is no dataset "${v("id")}" on the shelf; choose one that is.`,
  "data/unknown-fault": ({ v }) =>
    `The dataset "${v("id")}" knows no fault "${v("fault")}"; take it out of data.faults.`,
  "data/unreachable": ({ v }) => `The data could not be loaded (${v("problem")}); connect once, then try again.`,
  "data/where-column-missing": ({ field, v }) =>
    `The rows that teach or judge are chosen by the column "${field}", but there is none; ${near(v)}`,

  "device/busy": ({ v }) =>
    `The ${device(v)} does not start, perhaps because another program uses it; close that, then try again.`,
  "device/frame": ({ v }) =>
    `The page around this one does not lend it the ${device(v)}; go on in the full app, or choose files.`,
  "device/insecure": ({ v }) =>
    `Browsers lend a ${device(v)} only to pages that came by https; open this one by https, or choose files.`,
  "device/none": ({ v }) => `There is no ${device(v)} here; connect one, or choose files.`,
  "device/refused": ({ v }) =>
    `The browser does not let this page use the ${device(v)}; allow it beside the page’s address, then try again.`,

  "embed/both": () => "The address names a lab and a lesson; the lesson is shown, so leave one of them out.",
  "embed/newer": ({ v }) =>
    `The address is of version ${v("version")}, and this page knows ${v("current")}; what it understands is shown, so reload for a newer page, or write v=${v("current")}.`,
  "embed/no-such": ({ field, v }) =>
    `There is no ${field} "${v("name")}" here; ${v("allowed") ? `there are ${v("allowed")}.` : "the full app lists every lesson there is."}`,
  "embed/nothing": () => "The address names nothing to show; write lab=… or lesson=… into it.",
  "embed/parameter": ({ field, v }) =>
    `The parameter ${field} cannot be "${v("value")}"; it takes ${v("allowed")}, and the rest is shown without it.`,
  "embed/parameter-twice": ({ field }) => `The parameter ${field} is there twice; the first holds, so take one out.`,
  "embed/parameter-unknown": ({ field, v }) => `There is no parameter "${field}"; there are ${v("allowed")}.`,
  "embed/part": ({ field, v }) =>
    `The parameter ${field} cannot take "${v("value")}" away here; it takes ${v("allowed")}.`,
  "embed/step": ({ field, v }) =>
    `The parameter ${field} cannot be "${v("value")}"; this lesson has ${v("steps")} steps, and begins with the first.`,

  "experiment/field": ({ field, v }) => `The field "${field}" is not right (${v("problem")}); correct it.`,
  "experiment/format-newer": ({ v }) =>
    `It is of format ${v("format")}, newer than this app's ${v("current")}; update the app.`,
  "experiment/format-unknown": () => 'It has no known "format"; write "format": 1.',
  "experiment/not-an-object": () => "An experiment is one JSON object; check what the file holds.",
  "experiment/too-large": ({ v }) =>
    `It has ${v("bytes")} bytes, over the limit of ${v("limit")} for an experiment; check what the file holds.`,
  "experiment/unknown-field": ({ field, v }) =>
    `There is no field "${field}"; ${v("closest") || v("names") ? near(v) : "take it out."}`,
  "experiment/not-json": ({ v }) => `It is not JSON (${v("problem")}); correct it there.`,

  "file/not-a-picture": () => "This is no picture that the browser can show; choose a PNG or a JPEG.",
  "file/unreadable": () => "The file cannot be read any more; it may have been moved or changed, so choose it again.",

  "files/none": () =>
    "There is no file of a kind that can be read here; choose tables (CSV, JSON), pictures (PNG, JPEG), sounds (WAV) or texts.",
  "files/too-large": ({ v }) =>
    `${v("files")} files of ${v("bytes")} bytes are over the limit of ${v("limit")} bytes; choose fewer, or smaller ones.`,
  "files/too-many": ({ v }) => `There are more than ${v("limit")} files; choose fewer.`,

  "lesson/empty": () => "The file is empty; choose a lesson's Markdown.",
  "lesson/too-large": ({ v }) =>
    `The file has ${v("bytes")} bytes, over the limit of ${v("limit")} for a lesson; choose its Markdown.`,

  "model-file/field": ({ field, v }) =>
    `The model file has something unexpected at ${field} (${v("problem")}); use a zip as it was downloaded here.`,
  "model-file/not-finite": () => "Some weights in it are not numbers; download the model again.",
  "model-file/not-json": ({ field }) => `${field} in the zip is not JSON; use a zip as it was downloaded here.`,
  "model-file/part-missing": ({ field }) => `The zip lacks ${field}; choose the model zip that was downloaded here.`,
  "model-file/shape": ({ field }) => `The layers do not fit together (${field}); download the model again.`,
  "model-file/weights-size": ({ v }) =>
    `weights.bin has ${v("bytes")} bytes where the layers need ${v("needed")}; download the model again.`,

  "model/batch-of-one": () =>
    "Batch norm compares the rows of a batch, and a batch of one row has nothing to compare; take batches of 2 rows or more, or switch batch norm off.",
  "model/shape": () =>
    "The saved weights do not fit this model; train it anew, or choose the layers it was saved with.",
  "model/unknown-family": ({ v }) => `There is no model "${v("family")}"; choose one that the app offers, such as mlp.`,

  "run/cancelled": () => "The run was cancelled; start it again when you like.",

  "share/broken": () => "This address does not hold a whole experiment; copy it again, to its last letter.",
  "share/too-large": () => "The experiment in this address is too large to be one; ask for it as a file.",

  "storage/full": () =>
    "The browser's storage is full, so this was not saved; export your work, then remove data you no longer need.",
  "storage/write": () => "The browser did not save this; export your work, then reload.",
  "storage/newer-app": () => "A newer version of the app saved its work here; reload to update this one.",

  "training/loss-not-finite": ({ v }) =>
    `The loss became infinite or not a number in epoch ${v("epoch")}; lower the learning rate (now ${v("learningRate")}).`,
  "training/too-large": ({ v }) =>
    `A model of ${v("parameters")} numbers needs ${v("megabytes")} MB, over the ${v("allowedMegabytes")} MB it may take; use fewer units, or a smaller batch.`,

  "worker/bug": ({ v }) => `Something broke that should not (${v("message")}); reload and try again.`,
  "worker/cancelled": () => "It was cancelled; start it again when you like.",
  "worker/gpu-left": ({ v }) =>
    `The graphics card was lost; training goes on from epoch ${v("epoch")} on the processor.`,
  "worker/gpu-silent": ({ v }) =>
    `The graphics card stopped answering; training goes on from epoch ${v("epoch")} on the processor.`,
  "worker/lost": () =>
    "The worker stopped answering and was lost; try again, and where that does not help, with fewer units, a smaller batch or fewer rows.",
  "worker/no-table": () => "The table is no longer open; open it again.",
  "worker/not-started": () => "The worker that trains did not start; reload the page.",
  "worker/memory-freed": ({ v }) =>
    `The memory of this browser tab was full and has been freed; training goes on from epoch ${v("epoch")}.`,
  "worker/out-of-memory": ({ v }) =>
    `The memory of this browser tab is full${takes(v)}; use fewer units, a smaller batch or fewer rows.`,
  "worker/restarted": ({ v }) =>
    `The worker stopped answering and was restarted; training goes on from epoch ${v("epoch")}.`,
};

/** Codes that have a sentence, for the contract test. */
export const saidCodes: readonly string[] = Object.keys(sentences);

/** One sentence for people: where, what went wrong, and what to do. */
export function failureSentence({ code, file, line, field = "", values = {} }: SaidFailure): string {
  // A code may come from a record that was kept: "constructor" is none of ours.
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  if (!sentence) return `Something went wrong (${code}); try again.`;
  const said = sentence({ field, v: (name) => String(values[name] ?? "") });
  const place = [file, line === undefined ? undefined : `line ${line}`].filter((part) => part !== undefined).join(", ");
  return place ? `${place}: ${said}` : said;
}
