import { nodeBackends } from "../../src/cli/node-backends";
import { openSource } from "../../src/evaluation/open-source";
import { runExperiment } from "../../src/evaluation/run-experiment";
import type { RunHost } from "../../src/evaluation/run-host";
import type { Experiment } from "../../src/experiment/experiment";
import { addEvent, newRunRecord, type RunRecord } from "../../src/experiment/run-record";
import { RunControl } from "../../src/training/run-control";

const backends = nodeBackends();

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Makes a run under Node, as the worker would, and gives what it leaves behind. */
export async function runRecordOf(id: string, experiment: Experiment): Promise<RunRecord> {
  const opened = await openSource(experiment, { fetchBytes });
  if (!opened.ok) return { ...newRunRecord(id, experiment), failure: opened.failure };
  // How often a run is measured depends on the time it takes: by a clock of its own, a run is the same run each time.
  let ms = 0;
  const host: RunHost = {
    now: () => ms++,
    breathe: (ms = 0) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve))),
    backends,
    control: new RunControl(),
    snapshots: false,
    checkpoints: false,
    telemetryPerSecond: 2,
  };
  let record = newRunRecord(id, experiment);
  for await (const event of runExperiment(experiment, opened.value.table, host)) record = addEvent(record, event);
  return record;
}
