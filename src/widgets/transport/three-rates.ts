/** Apart by half an order of magnitude: near enough to be told from each other, far enough to differ. */
const apart = 3;
const [lowest, highest] = [1e-7, 100];

/** Three learning rates to be compared, the one in hand among them: amid the others, or at the end of what there is. */
export function threeRates(inHand: number): readonly number[] {
  const first = inHand * apart > highest ? -2 : inHand / apart < lowest ? 0 : -1;
  return [first, first + 1, first + 2].map((at) => (at === 0 ? inHand : Number((inHand * apart ** at).toPrecision(1))));
}
