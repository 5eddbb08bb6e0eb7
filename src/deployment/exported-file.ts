import type { TrainedModel } from "../experiment/trained-model";

/** A file for the learner to take away. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A name for files about a model. */
export function modelStem({ task, preparation }: Pick<TrainedModel, "task" | "preparation">): string {
  if (task === "clustering") return "groups";
  return task === "reconstruction" ? "autoencoder" : fileStem(preparation.target.name);
}

/** A name for files about this target: lower-case Latin letters and digits with dashes. */
export function fileStem(target: string): string {
  const plain = target
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 40).replace(/-+$/, "") || "model";
}
