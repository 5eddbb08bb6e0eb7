import { parseArgs } from "node:util";
import { err, ok, type Outcome } from "../experiment/failure";

/** What was asked on the command line, checked for form; values are checked by the Experiment's schema. */
export type Command = { readonly kind: "help" } | { readonly kind: "document"; readonly path: string } | ShortForm;

export interface ShortForm {
  readonly kind: "short";
  readonly data: string;
  readonly target: string;
  readonly task: string;
  readonly drop: readonly string[];
  readonly model: string;
  readonly seed: number;
  /** undefined: as the number of rows suggests. */
  readonly epochs: number | undefined;
  readonly backend: string;
}

const options = {
  data: { type: "string" },
  target: { type: "string" },
  task: { type: "string", default: "auto" },
  drop: { type: "string", multiple: true, default: [] as string[] },
  model: { type: "string", default: "mlp" },
  seed: { type: "string", default: "7" },
  epochs: { type: "string" },
  backend: { type: "string", default: "auto" },
  help: { type: "boolean", short: "h" },
} as const;

const choices: Readonly<Record<string, readonly string[]>> = {
  task: ["auto", "classification", "regression"],
  model: ["mlp", "linear", "baseline"],
  backend: ["auto", "webgpu", "wasm", "cpu"],
};

/** Fails with "cli/usage", "cli/option-missing", "cli/choice" or "cli/number". */
export function readArguments(args: readonly string[]): Outcome<Command> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // parseArgs says in one sentence which argument it does not know.
    const problem =
      error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? "").replace(/\.$/, "") : String(error);
    return err({ code: "cli/usage", values: { problem } });
  }
  const { values, positionals } = parsed;
  if (values.help) return ok({ kind: "help" });
  const [path, second] = positionals;
  if (path !== undefined) {
    if (second !== undefined) return err({ code: "cli/usage", values: { problem: `Unexpected argument '${second}'` } });
    if (values.data !== undefined)
      return err({ code: "cli/usage", values: { problem: `Unexpected argument '${path}' beside --data` } });
    return ok({ kind: "document", path });
  }
  if (values.data === undefined) return err({ code: "cli/option-missing", field: "--data" });
  if (values.target === undefined) return err({ code: "cli/option-missing", field: "--target" });
  for (const [name, allowed] of Object.entries(choices)) {
    const value = String(values[name as keyof typeof values]);
    if (!allowed.includes(value))
      return err({ code: "cli/choice", field: `--${name}`, values: { value, allowed: allowed.join(", ") } });
  }
  const seed = wholeNumber(values.seed, 0, 4294967295);
  if (seed === null)
    return err({ code: "cli/number", field: "--seed", values: { value: values.seed, from: 0, to: 4294967295 } });
  const epochs = values.epochs === undefined ? undefined : wholeNumber(values.epochs, 1, 10000);
  if (epochs === null)
    return err({ code: "cli/number", field: "--epochs", values: { value: values.epochs ?? "", from: 1, to: 10000 } });
  const { data, target, task, drop, model, backend } = values;
  return ok({ kind: "short", data, target, task, drop, model, seed, epochs, backend });
}

function wholeNumber(text: string, from: number, to: number): number | null {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : null;
}

export const helpText = `Runs an experiment and prints what happens as JSON Lines; the last line is the result.

  npm run --silent experiment -- FILE.json
  npm run --silent experiment -- --data FILE.csv --target COLUMN [options]

  --data FILE          a CSV file; delimiter, encoding, decimal mark and missing marks are recognized
  --target COLUMN      the column to predict
  --task TASK          classification or regression (default: by the target's values)
  --drop COLUMN        leave this column out; may be repeated
  --model MODEL        mlp (default), linear or baseline
  --seed N             whole number; the same seed gives the same run (default 7)
  --epochs N           passes over the training rows (default: by their number)
  --backend BACKEND    auto (default), webgpu, wasm or cpu; webgpu needs the npm package "webgpu"
  --help               this text

Exit codes: 0 done, 2 bad input (one sentence on standard error).
`;
