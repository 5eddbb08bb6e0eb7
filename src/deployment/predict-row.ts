import { encodeRow } from "../data/apply-cells";
import { ok, type Outcome } from "../experiment/failure";
import type { TrainedModel } from "../experiment/trained-model";
import { forward } from "../models/mlp/forward";

/**
 * One raw row (column → text as typed) through preparation and model.
 * @returns class probabilities in the order of the model's classes and the likeliest class, or [value] in the target's unit
 * Fails with "data/not-a-number" (field: the raw column).
 */
export function predictRow(
  model: TrainedModel,
  row: Readonly<Record<string, string>>,
): Outcome<{ output: readonly number[]; label: string }> {
  const encoded = encodeRow(model.preparation, row);
  if (!encoded.ok) return encoded;
  const output = [...forward(model.layers, encoded.value, 1)];
  if (model.task === "regression") {
    const { center, scale } = model.preparation.target;
    const value = (output[0] ?? 0) * scale + center;
    return ok({ output: [value], label: String(Number(value.toPrecision(4))) });
  }
  const best = output.indexOf(Math.max(...output));
  return ok({ output, label: model.classes[best] ?? "" });
}
