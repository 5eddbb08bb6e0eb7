import { runExperiment } from "../../evaluation/run-experiment";
import { nodeHost, openDocument, refuse, type Terminal } from "../command-line";
import { CallTimes, type CallTime } from "./call-times";
import { countDispatches, watchKernels, watchOwnModules, watchPlainLoops } from "./watch-engine";

/** What a run spent its time on, from the moment its training began. */
export interface Profile {
  readonly backend: string;
  readonly steps: number;
  /** Of training and all measuring. */
  readonly ms: number;
  /** Kernels and loops; on a graphics card their time is that of asking, not of computing. */
  readonly calls: readonly CallTime[];
  /** On WebGPU: dispatches by program. */
  readonly dispatches: Readonly<Record<string, number>>;
}

const profileHelp = `Runs an experiment and prints where its time goes, kernel by kernel.

  npm run --silent profile -- FILE.json          a table
  npm run --silent profile -- FILE.json --json   one line of JSON

Times are those of the training and its measurements; each watched call costs about a ten thousandth of a millisecond more.
On a graphics card dispatches are counted, by program.
`;

/** `npm run profile`. @returns the exit code: 0 done, 2 bad input, which was said in one sentence */
export async function runProfile(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
  const files = args.filter((argument) => !argument.startsWith("--"));
  const [file] = files;
  const asJson = args.includes("--json");
  const unknown = args.find((argument) => argument.startsWith("--") && argument !== "--json" && argument !== "--help");
  if (unknown !== undefined || files.length > 1) {
    const problem = `Unexpected argument '${unknown ?? files[1]}'`;
    return refuse(terminal, { code: "cli/usage", values: { problem } });
  }
  if (file === undefined || args.includes("--help")) {
    terminal.out(profileHelp.trimEnd());
    return file === undefined && !args.includes("--help") ? 2 : 0;
  }
  const opened = await openDocument(file);
  if (!opened.ok) return refuse(terminal, opened.failure);
  const { experiment, table } = opened.value;

  const times = new CallTimes(() => performance.now());
  watchOwnModules(times);
  await watchPlainLoops(times);
  let dispatches = new Map<string, number>();
  let backend = "";
  let steps = 0;
  let startedMs = 0;
  for await (const event of runExperiment(experiment, table, nodeHost())) {
    if (event.type === "failed") return refuse(terminal, { file, ...event.failure });
    if (event.type === "metrics") ({ step: steps } = event);
    if (event.type !== "started") continue;
    ({ backend } = event.decision);
    await watchKernels(times, event.decision.backend);
    if (backend === "webgpu") dispatches = await countDispatches();
    times.forget(); // the choice of a backend tries all of it
    startedMs = performance.now();
  }
  const profile: Profile = {
    backend,
    steps,
    ms: performance.now() - startedMs,
    calls: times.list(),
    dispatches: Object.fromEntries([...dispatches].sort(([, a], [, b]) => b - a)),
  };
  if (asJson) terminal.out(JSON.stringify(profile));
  else for (const line of profileTable(profile)) terminal.out(line);
  return 0;
}

/** The profile for people. */
export function profileTable({ backend, steps, ms, calls, dispatches }: Profile): string[] {
  const row = (...[name, ...numbers]: [string, ...string[]]): string =>
    [name.padEnd(28), ...numbers.map((number) => number.padStart(12))].join("");
  const perStep = (count: number): string => (steps > 0 ? (count / steps).toFixed(1) : "");
  const watched = calls.reduce((sum, call) => sum + call.ms, 0);
  const lines = [
    `${backend}: ${steps} steps, ${ms.toFixed(0)} ms`,
    "",
    row("kernel", "calls", "a step", "ms", "share"),
    ...calls.map((call) =>
      row(
        call.name,
        `${call.calls}`,
        perStep(call.calls),
        call.ms.toFixed(2),
        `${((100 * call.ms) / ms).toFixed(1)} %`,
      ),
    ),
    row("all else", "", "", (ms - watched).toFixed(2), `${((100 * (ms - watched)) / ms).toFixed(1)} %`),
  ];
  const counted = Object.entries(dispatches);
  if (counted.length === 0) return lines;
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...lines,
    "",
    row("program on the card", "dispatches", "a step"),
    ...[...counted, ["all", all] as const].map(([name, count]) => row(name, `${count}`, perStep(count))),
  ];
}
