import type { SplitLeak } from "../../experiment/split-preview";
import { splitText } from "../../i18n/split-text";
import { short } from "../../ui/number-text";
import type { LeakFix } from "./leak-fixes";

/** What was found, how many rows it concerns, and an example or the question that decides. */
export function leakWords(leak: SplitLeak): { readonly found: string; readonly example: string } {
  const t = splitText.m;
  switch (leak.leak) {
    case "duplicates":
      return {
        found: t.duplicates(leak.rows, leak.of),
        example: t.rowNames(leak.example.train + 1, leak.example.other + 1),
      };
    case "near-duplicates": {
      const { train, other, column, cells } = leak.example;
      const only = t.onlyIn(column, cells[0] ?? t.gap, cells[1] ?? t.gap);
      return { found: t.nearDuplicates(leak.rows, leak.of), example: `${t.rowNames(train + 1, other + 1)}; ${only}` };
    }
    case "names":
      return { found: t.names(leak.column, leak.rows, leak.of), example: t.namesExample(leak.example, leak.alike) };
    case "group-apart":
      return { found: t.groupApart(leak.column, leak.rows), example: "" };
    case "future": {
      const { other, train } = leak.example;
      return { found: t.future(leak.column, leak.rows, leak.of), example: t.futureExample(other, train, leak.alike) };
    }
    case "derived": {
      const { column, other, form, score } = leak;
      const found = other === undefined ? t.derivedAlone(column, score) : t.derived(column, other, form, score);
      return { found, example: t.derivedAsk };
    }
    case "fitted-early":
      return leak.how === "mean" || leak.how === "median"
        ? { found: t.early[leak.how](leak.column, short(leak.value ?? 0), leak.cells ?? 0), example: t.earlyFilled }
        : { found: t.early[leak.how](leak.column), example: t.earlyScaled };
    default:
      return leak satisfies never;
  }
}

export function fixWords({ fix, names }: LeakFix): string {
  const { fixes } = splitText.m;
  const said = fixes[fix];
  return typeof said === "string" ? said : (said as (names: string | number) => string)(names);
}
