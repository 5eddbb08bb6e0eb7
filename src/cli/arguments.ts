import { parseArgs } from "node:util";
import { closestName } from "../experiment/closest-name";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";
import { families, learnsBy } from "../experiment/learns";

/** What was asked on the command line, checked for form; values are checked by the Experiment's schema. */
export type Command = { readonly kind: "help" } | { readonly kind: "document"; readonly path: string } | ShortForm;

export interface ShortForm {
  readonly kind: "short";
  readonly data: string;
  /** "" for none. */
  readonly target: string;
  readonly task: string;
  readonly drop: readonly string[];
  readonly model: string;
  /** Of clustering, and numbers in an autoencoder's code. */
  readonly groups: number;
  readonly code: number;
  readonly seed: number;
  /** undefined: as the number of rows suggests. */
  readonly epochs: number | undefined;
  readonly backend: string;
}

const options = {
  data: { type: "string" },
  target: { type: "string" },
  groups: { type: "string" },
  code: { type: "string" },
  task: { type: "string" },
  drop: { type: "string", multiple: true },
  model: { type: "string" },
  seed: { type: "string" },
  epochs: { type: "string" },
  backend: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const choices: Readonly<Record<string, readonly string[]>> = {
  task: ["auto", "classification", "regression"],
  model: families,
  backend: ["auto", "webgpu", "wasm", "cpu"],
};

/** Fails with "cli/usage", "cli/option-missing", "cli/value-missing", "cli/choice" or "cli/number". */
export function readArguments(args: readonly string[]): Outcome<Command> {
  let parsed;
  try {
    parsed = parseArgs({ args: withNegativeNumbers(args), options, allowPositionals: true, strict: true });
  } catch (error) {
    return err(usageFailure(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  if (values.help) return ok({ kind: "help" });
  const [path, second] = positionals;
  if (path !== undefined) {
    if (second !== undefined) return err({ code: "cli/usage", values: { problem: `Unexpected argument '${second}'` } });
    const [option] = Object.keys(values);
    if (option !== undefined) {
      // The document says it all: an option beside it would be passed over in silence.
      return err({ code: "cli/usage", values: { problem: `Unexpected option --${option} beside the file '${path}'` } });
    }
    return ok({ kind: "document", path });
  }
  const { data, target, drop = [], task = "auto", model = "mlp", backend = "auto" } = values;
  if (data === undefined) return err({ code: "cli/option-missing", field: "--data" });
  const withoutTarget = families.some((family) => family === model && learnsBy[family] !== "target");
  if (target === undefined && !withoutTarget) return err({ code: "cli/option-missing", field: "--target" });
  for (const [name, value] of Object.entries({ task, model, backend })) {
    const allowed = choices[name] ?? [];
    if (!allowed.includes(value))
      return err({ code: "cli/choice", field: `--${name}`, values: { value, allowed: allowed.join(", ") } });
  }
  const seed = wholeNumber("--seed", values.seed ?? "7", 0, 4294967295);
  if (!seed.ok) return seed;
  const epochs = values.epochs === undefined ? ok(undefined) : wholeNumber("--epochs", values.epochs, 1, 10000);
  if (!epochs.ok) return epochs;
  for (const [option, family] of [
    ["groups", "clustering"],
    ["code", "autoencoder"],
  ] as const) {
    if (values[option] !== undefined && model !== family)
      return err({ code: "cli/usage", values: { problem: `--${option} goes with --model ${family}` } });
  }
  const groups = wholeNumber("--groups", values.groups ?? "3", 2, 20);
  if (!groups.ok) return groups;
  const code = wholeNumber("--code", values.code ?? "2", 1, 64);
  if (!code.ok) return code;
  return ok({
    kind: "short",
    data,
    target: target ?? "",
    task,
    drop,
    model,
    groups: groups.value,
    code: code.value,
    seed: seed.value,
    epochs: epochs.value,
    backend,
  });
}

/** "--seed -1" is a seed of -1, which can be told to be none, and not an option called -1. */
function withNegativeNumbers(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if (/^-\d/.test(arg) && last !== undefined && /^--[a-z]+$/.test(last)) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** @param message what parseArgs throws: several sentences, the first of which names the argument */
function usageFailure(message: string): Failure {
  const wanting = /^Option '(--[a-z]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(message)?.[1];
  if (wanting !== undefined) return { code: "cli/value-missing", field: wanting };
  const problem = (message.split(/\. |\n/)[0] ?? "").replace(/\.$/, "");
  const unknown = /^Unknown option '--(.+)'$/.exec(problem)?.[1];
  const meant = unknown === undefined ? undefined : closestName(unknown, Object.keys(options));
  return {
    code: "cli/usage",
    values: { problem: meant === undefined ? problem : `${problem}: did you mean --${meant}` },
  };
}

function wholeNumber(option: string, text: string, from: number, to: number): Outcome<number> {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return ok(value);
  return err({ code: "cli/number", field: option, values: { value: text, from, to } });
}

export const helpText = `Runs an experiment and prints what happens as JSON Lines; the last line is the result.

  npm run --silent experiment -- FILE.json
  npm run --silent experiment -- --data FILE.csv --target COLUMN [options]

  --data FILE          a CSV file; delimiter, encoding, decimal mark and missing marks are recognized
  --target COLUMN      the column to predict; with clustering or autoencoder it may be left out, and is only looked at
                       afterwards
  --task TASK          classification or regression (default: by the target's values)
  --drop COLUMN        leave this column out; may be repeated
  --model MODEL        mlp (default), linear or baseline; clustering or autoencoder, which learn without a target
  --groups N           groups of clustering (default 3)
  --code N             numbers that an autoencoder squeezes a row into (default 2)
  --seed N             whole number; the same seed gives the same run (default 7)
  --epochs N           passes over the training rows (default: by their number)
  --backend BACKEND    auto (default), webgpu, wasm or cpu; webgpu needs the npm package "webgpu"
  --help               this text

Exit codes: 0 done, 2 bad input (one sentence on standard error).
`;
