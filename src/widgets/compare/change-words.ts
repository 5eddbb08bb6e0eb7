import { unitsOf, whatChanged, type Change } from "../../bench/what-changed";
import type { Experiment } from "../../experiment/experiment";
import { changesText } from "../../i18n/changes-text";
import { short } from "../../ui/number-text";

/**
 * "8 units, learning rate 0.1": what makes an experiment another one than `from`.
 * @param most things named at most @param model whether a change of the model is one of them; it may be said elsewhere.
 * @param steps what to say of a changed preparation, where there is more to say than that
 */
export function changeWords(
  from: Experiment,
  to: Experiment,
  { most = 3, model = true, steps = null }: { most?: number; model?: boolean; steps?: string | null } = {},
): string {
  const all = whatChanged(from, to);
  if (all.length === 0) return changesText.m.none;
  const changes = all.filter((change) => model || change.kind !== "model");
  if (changes.length === 0) return changesText.m.onlyModel;
  return listed(changes, most, false, steps).join(", ");
}

const mostAtOnce = 3;

/** Each change by itself, at most so many of them. @param more whether there is more than these to be said */
const listed = (changes: readonly Change[], most: number, more = false, steps: string | null = null): string[] => [
  ...changes.slice(0, most).map((change) => (change.kind === "preparation" && steps) || settingWords(change, most)),
  ...(more || changes.length > most ? ["…"] : []),
];

/** "Network, 8 + 4 units": a model by itself. */
export function modelWords({ model }: Experiment): string {
  return familyWords(model.family, unitsOf(model));
}

function familyWords(family: Experiment["model"]["family"], units: readonly number[]): string {
  const words = changesText.m.model[family];
  return typeof words === "string" ? words : words(units);
}

/** "learning rate 0.01": one change by itself. @param most settings named at most of one moment in mid-run */
export function settingWords(change: Change, most = mostAtOnce): string {
  const t = changesText.m;
  switch (change.kind) {
    case "model":
      return familyWords(change.family, change.units);
    case "activation":
      return t.activation(change.to);
    case "target":
      return change.to === "" ? t.noTarget : t.target(change.to);
    case "value": {
      const { to, path } = change;
      const shown =
        to === null || to === false ? t.off : to === true ? t.on : typeof to === "number" ? short(to, 4) : to;
      return t.value(path, shown);
    }
    case "mid-run": {
      const { atEpoch, settings, more } = change;
      if (atEpoch === null) return t.noMidRun;
      return t.midRun(short(atEpoch, 3), listed(settings, most, more).join(", "));
    }
    case "preparation":
    case "split":
    case "data":
      return t[change.kind];
    default:
      change satisfies never;
      return "";
  }
}
