import { deployText } from "../../i18n/deploy-text";
import { fixed } from "../../ui/number-text";

/** A probability as "97.3 %". What rounds to all or nothing is not said to be it: "over 99.9 %", or "> 99.9 %" where room is short. */
export function shareText(share: number, bound: "word" | "mark"): string {
  const t = deployText.m.predict;
  if (share >= 0.9995) return `${t.over[bound]} ${t.share("99.9")}`;
  return share < 0.0005 ? `${t.under[bound]} ${t.share("0.1")}` : t.share(fixed(100 * share, 1));
}
