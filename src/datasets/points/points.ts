import type { DataSource } from "../../experiment/data-source";
import { createRandom, type Random } from "../../experiment/random";

type Points = DataSource & { kind: "points" };
type Shape = Exclude<Points["shape"], "none">;

/** [x1, x2, class], the plane being about [-2, 2] wide. */
export type Point = readonly [number, number, number];

/**
 * Two classes of points by a rule, half of each, then the points that were added.
 * @param noise 0 is clean, 1 hardly to be told apart @returns the same points for the same source
 */
export function drawPoints({ shape, count, noise, seed = 0, added }: Points): Point[] {
  const random = createRandom(seed, `points ${shape}`);
  const drawn =
    shape === "none" ? [] : Array.from({ length: count }, (_, index) => drawPoint(shape, index, count, noise, random));
  return [...drawn, ...(added ?? [])];
}

function drawPoint(shape: Shape, index: number, count: number, noise: number, random: Random): Point {
  const label = index % 2;
  // How far along its class a point lies, in [0, 1).
  const along = Math.floor(index / 2) / Math.max(1, Math.ceil(count / 2));
  const [x1, x2, own] = placed(shape, label, along, noise, random);
  const jitter = shape === "clouds" ? 0 : 0.6 * noise;
  return [rounded(x1 + jitter * random.normal()), rounded(x2 + jitter * random.normal()), own];
}

function placed(shape: Shape, label: number, along: number, noise: number, random: Random): [number, number, number] {
  const side = label === 0 ? -1 : 1;
  switch (shape) {
    case "clouds": {
      const sd = 0.25 + 0.75 * noise;
      return [0.8 * side + sd * random.normal(), 0.8 * side + sd * random.normal(), label];
    }
    case "moons": {
      const angle = Math.PI * random.next();
      return label === 0
        ? [1.2 * Math.cos(angle) - 0.6, 1.2 * Math.sin(angle) - 0.3, 0]
        : [0.6 - 1.2 * Math.cos(angle), 0.3 - 1.2 * Math.sin(angle), 1];
    }
    case "circles": {
      const angle = 2 * Math.PI * random.next();
      const radius = label === 0 ? 0.7 * Math.sqrt(random.next()) : 1.3 + 0.4 * random.next();
      return [radius * Math.cos(angle), radius * Math.sin(angle), label];
    }
    case "xor": {
      const x1 = between(random, 0.1, 1.6) * (random.next() < 0.5 ? -1 : 1);
      const x2 = between(random, 0.1, 1.6) * Math.sign(x1) * side * -1;
      return [x1, x2, label];
    }
    case "spiral": {
      const radius = 0.1 + 1.7 * along;
      const angle = 1.75 * 2 * Math.PI * along + (label === 0 ? 0 : Math.PI);
      return [radius * Math.sin(angle), radius * Math.cos(angle), label];
    }
    default:
      shape satisfies never;
      throw new Error("no such shape");
  }
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();

/** Three decimals: a point travels in a URL and in a CSV file. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
