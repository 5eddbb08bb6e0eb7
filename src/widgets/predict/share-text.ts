import { deployText } from "../../i18n/deploy-text";
import { fixed } from "../../ui/number-text";

/** A probability as "97.3 %". What rounds to all or nothing is not said to be it. */
export function shareText(share: number): string {
  if (share >= 0.9995) return deployText.m.predict.over;
  return share < 0.0005 ? deployText.m.predict.under : `${fixed(100 * share, 1)} %`;
}
