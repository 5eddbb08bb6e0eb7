import { askedColumns } from "../data/asked-columns";
import { toBase64 } from "../experiment/base64";
import type { TrainedModel } from "../experiment/trained-model";
import { modelStem, type ExportedFile } from "./exported-file";
import { limitsOf, metricRows, purposeOf, titleOf } from "./model-facts";
import interpreter from "./page/interpreter.js?raw";
import style from "./page/page-style.txt?raw";
import page from "./page/page.js?raw";
import { weightBytes } from "./weight-bytes";

/**
 * One HTML file that predicts with no network: a form made from what the training rows held, the preparation as data, its
 * interpreter and a forward pass. Its policy allows its own two scripts and nothing else; text from the data is escaped.
 */
export async function exportHtml(model: TrainedModel): Promise<ExportedFile> {
  const learnsTarget = model.task === "classification" || model.task === "regression";
  const title = learnsTarget ? `Predict ${model.preparation.target.name}` : titleOf(model);
  const scripts = await Promise.all([interpreter, page].map(hashOf));
  const policy = `default-src 'none'; script-src ${scripts.join(" ")}; style-src ${await hashOf(style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const metrics = metricRows(model)
    .map(
      ({ part, rows, figures }) =>
        `<tr><th scope="row">${part}</th><td>${rows}</td><td>${escapeHtml(figures.join("; ") || "not measured")}</td></tr>`,
    )
    .join("\n");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(purposeOf(model))} It computes in this page: nothing that you type leaves it.</p>
<form id="form" aria-label="What is known"></form>
<section id="result" aria-label="Prediction">
<p id="answer" role="status"></p>
<ol id="bars"></ol>
<p id="doubt"></p>
</section>
<h2>How good it is</h2>
<table>
<thead><tr><th scope="col">Rows</th><th scope="col">Number</th><th scope="col">Result</th></tr></thead>
<tbody>
${metrics}
</tbody>
</table>
<h2>Its limits</h2>
${limitsOf(model)
  .map((limit) => `<p>${escapeHtml(limit)}</p>`)
  .join("\n")}
</main>
<script type="application/json" id="model">${dataBlock(pageModel(model))}</script>
<script>${interpreter}</script>
<script>${page}</script>
</body>
</html>
`;
  return {
    name: `${learnsTarget ? "predict-" : ""}${modelStem(model)}.html`,
    type: "text/html",
    bytes: new TextEncoder().encode(html),
  };
}

/** What the page needs of a model. */
function pageModel(model: TrainedModel): unknown {
  const { task, classes, preparation, layers, metrics } = model;
  return {
    task,
    classes,
    preparation,
    // A column of the preparation by its place.
    asked: askedColumns(preparation).map((one) => {
      const at = preparation.columns.indexOf(one);
      return at >= 0 ? at : { ...one, operations: one.operations.filter(({ op }) => !op.startsWith("fill-")) };
    }),
    error: metrics.test["rmse"] ?? metrics.validation["rmse"] ?? null,
    usualLoss: metrics.validation["loss"] ?? metrics.train["loss"] ?? null,
    layers: layers.map((layer) => ({
      inputs: layer.inputs,
      units: layer.units,
      activation: layer.activation,
      weights: toBase64(weightBytes(layer)),
    })),
  };
}

/** JSON that cannot end the script element it stands in. */
const dataBlock = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? "");

/** The source expression of the policy that allows exactly this text. */
async function hashOf(text: string): Promise<string> {
  // A page served without TLS has no digests: there the policy still forbids every request, but not a script's text.
  const subtle = (crypto as { subtle?: typeof crypto.subtle }).subtle;
  if (!subtle) return "'unsafe-inline'";
  return `'sha256-${toBase64(new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text))))}'`;
}
