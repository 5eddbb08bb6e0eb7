/**
 * What a network may be given of a point (x1, x2), each by the name of its column. Those of the plane itself are given
 * where an Experiment does not say: the others are what a hidden layer would have to find out.
 */
export const pointInputs = ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(3*x1)", "sin(3*x2)"] as const;
export type PointInput = (typeof pointInputs)[number];

export const planeInputs: readonly PointInput[] = ["x1", "x2"];

export const isPointInput = (name: string): name is PointInput => (pointInputs as readonly string[]).includes(name);

/** The sines go round nearly twice over the four units that the points lie in. */
export function pointInput(input: PointInput, x1: number, x2: number): number {
  switch (input) {
    case "x1":
      return x1;
    case "x2":
      return x2;
    case "x1^2":
      return x1 * x1;
    case "x2^2":
      return x2 * x2;
    case "x1*x2":
      return x1 * x2;
    case "sin(3*x1)":
      return Math.sin(3 * x1);
    case "sin(3*x2)":
      return Math.sin(3 * x2);
    default:
      input satisfies never;
      return NaN;
  }
}
