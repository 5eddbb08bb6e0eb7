import type { TrainedModel } from "../experiment/trained-model";
import { ok, type Outcome } from "../experiment/failure";
import { exportHtml } from "./export-html";
import { exportTfjs } from "./export-tfjs";
import type { ExportedFile } from "./exported-file";
import { exportModelCard } from "./model-card";

/** A trained model as a file: "html" one page that predicts offline, "tfjs" a zip for TensorFlow.js, "card" Markdown. */
export async function exportModel(model: TrainedModel, kind: "html" | "tfjs" | "card"): Promise<Outcome<ExportedFile>> {
  switch (kind) {
    case "html":
      return ok(await exportHtml(model));
    case "tfjs":
      return ok(exportTfjs(model));
    case "card":
      return ok(exportModelCard(model));
    default:
      kind satisfies never;
      throw new Error("unreachable");
  }
}
