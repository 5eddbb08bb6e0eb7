/** The logarithmic derivative of the gamma function, for x > 0. Source: Bernardo 1976, algorithm AS 103; error below 1e-12. */
export function digamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < 10; at++) sum -= 1 / at;
  const inverse = 1 / (at * at);
  const series =
    inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse * (1 / 132)))));
  return sum + Math.log(at) - 1 / (2 * at) - series;
}
