import path from "node:path";
import { nearNames } from "../experiment/closest-name";
import { readTable } from "../data/read-table";
import type { Table } from "../data/table";
import { openSource } from "../evaluation/open-source";
import { runExperiment } from "../evaluation/run-experiment";
import type { RunHost } from "../evaluation/run-host";
import type { Experiment } from "../experiment/experiment";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";
import { parseExperimentJson } from "../experiment/parse-experiment";
import { failureSentence } from "../i18n/en/failures";
import { RunControl } from "../training/run-control";
import { helpText, readArguments, type Command } from "./arguments";
import { nodeBackends } from "./node-backends";
import { printedLine } from "./printed";
import { readNamedExperiment, readNamedTable } from "./read-file";
import { experimentOf } from "./short-form";

export interface Terminal {
  out(line: string): void;
  error(line: string): void;
}

/** The whole command. @returns the exit code: 0 done, 2 bad input, which was said in one sentence. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
  const command = readArguments(args);
  if (!command.ok) return refuse(terminal, command.failure);
  if (command.value.kind === "help") {
    terminal.out(helpText.trimEnd());
    return 0;
  }
  const opened = await open(command.value);
  if (!opened.ok) return refuse(terminal, opened.failure);
  const { experiment, table, file } = opened.value;
  for await (const event of runExperiment(experiment, table, nodeHost())) {
    if (event.type === "failed") return refuse(terminal, { file, ...event.failure });
    const line = printedLine(event);
    if (line !== null) terminal.out(line);
  }
  return 0;
}

/** Says a failure in one sentence. @returns its exit code */
export function refuse(terminal: Terminal, failure: Failure): 2 {
  terminal.error(oneLine(`${failure.code}: ${failureSentence(failure)}`));
  return 2;
}

/** What a file holds may speak in a sentence, but not to the terminal: no line ends, no control characters. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();

interface Opened {
  readonly experiment: Experiment;
  readonly table: Table;
  /** What to name in a sentence. */
  readonly file: string;
}

async function open(command: Exclude<Command, { kind: "help" }>): Promise<Outcome<Opened>> {
  if (command.kind === "document") return openDocument(command.path);
  const bytes = await readNamedTable(command.data);
  if (!bytes.ok) return bytes;
  const read = await readTable(bytes.value, undefined, undefined, undefined, undefined, command.data);
  if (!read.ok) return err({ ...read.failure, file: command.data });
  const { table } = read.value;
  const unknown = command.drop.find((name) => !table.names.includes(name));
  if (unknown !== undefined) {
    return err({
      code: "cli/drop-unknown",
      file: command.data,
      field: unknown,
      values: nearNames(unknown, table.names),
    });
  }
  const experiment = experimentOf(command, table.rows, bytes.value.length);
  return experiment.ok ? ok({ experiment: experiment.value, table, file: command.data }) : experiment;
}

/** The Experiment in a file, and its table. */
export async function openDocument(file: string): Promise<Outcome<Opened>> {
  const bytes = await readNamedExperiment(file);
  if (!bytes.ok) return bytes;
  const parsed = parseExperimentJson(bytes.value, file);
  if (!parsed.ok) return parsed;
  const experiment = parsed.value;
  const { data } = experiment;
  // A file of the learner's own lies beside the document: one from elsewhere does not choose which file is read.
  if (data.kind === "file" && /^([\\/]|[a-z]:)|(^|[\\/])\.\.([\\/]|$)/i.test(data.name)) {
    return err({ code: "cli/outside", file, field: "data.name", values: { name: data.name } });
  }
  const own = data.kind === "file" ? await readNamedTable(path.resolve(path.dirname(file), data.name)) : null;
  if (own && !own.ok) return own;
  const read = await openSource(experiment, { fetchBytes, own: own?.value ?? null });
  const name = data.kind === "file" ? data.name : file;
  if (!read.ok) return err({ file: name, ...read.failure });
  return ok({ experiment, table: read.value.table, file: name });
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A run under Node, to its end. */
export function nodeHost(): RunHost {
  return {
    now: () => performance.now(),
    breathe: (ms = 0) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve))),
    backends: nodeBackends(),
    control: new RunControl(),
    snapshots: false,
    checkpoints: false,
  };
}
