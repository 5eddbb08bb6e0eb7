import type { ModelSpec } from "../../experiment/model-spec";
import autoencoder from "../../models/autoencoder/meta";
import baseline from "../../models/baseline/meta";
import clustering from "../../models/clustering/meta";
import linear from "../../models/linear/meta";
import mlp from "../../models/mlp/meta";

/** Every family's light half: what a page knows of it. */
export const familyMetas = {
  baseline,
  linear,
  mlp,
  clustering,
  autoencoder,
} as const satisfies Readonly<Record<ModelSpec["family"], unknown>>;
