import { strToU8, zipSync } from "fflate";
import { writeCsv } from "../data/csv/write";
import type { Pieces } from "../data/pieces";
import { repairing } from "../data/prepare/repairs";
import type { Table } from "../data/table";
import type { Experiment } from "../experiment/experiment";
import { ok, type Outcome } from "../experiment/failure";
import { fileStem, type ExportedFile } from "./exported-file";
import { scriptingPreparation } from "./python/preparation-script";

export type TableExport = "csv" | "python";

/**
 * What step 1 made, to be taken along: "csv" the repaired table (nothing encoded or scaled), "python" a zip with the
 * preparation as a script and the files it reads. Fails as `prepare` does.
 */
export function* exportingTable(
  table: Table,
  experiment: Experiment,
  kind: TableExport,
): Pieces<Outcome<ExportedFile>> {
  const stem = fileStem(experiment.target);
  if (kind === "csv") {
    const repaired = yield* repairing(table, experiment, experiment.preparation.length);
    return ok({ name: `${stem}-table.csv`, type: "text/csv", bytes: strToU8(writeCsv(repaired.table)) });
  }
  const files = yield* scriptingPreparation(table, experiment);
  if (!files.ok) return files;
  yield;
  const { script, table: csv, split } = files.value;
  const bytes = zipSync(
    { "prepare.py": strToU8(script), "table.csv": strToU8(csv), "split.csv": strToU8(split) },
    { level: 6, mtime: "2000-01-01" },
  );
  return ok({ name: `${stem}-preparation.zip`, type: "application/zip", bytes });
}
