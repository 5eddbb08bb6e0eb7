import type { DenseWeights } from "../experiment/run-event";

/** The weights of a run at one moment. */
export interface Look {
  readonly epoch: number;
  readonly layers: readonly DenseWeights[];
}

/** Looks kept of a run, and numbers in them all together: enough to rewind, little enough for a phone. */
const mostLooks = 400;
const mostNumbers = 4_000_000;

/**
 * Adds a look, at most one an epoch, or so many `epochs` apart where a run has few. Where there are too many, every other
 * one goes: the way stays whole, its steps get longer.
 */
export function addLook(looks: readonly Look[], look: Look, epochs = 1): readonly Look[] {
  const last = looks.at(-1);
  const place = ({ epoch }: Look) => Math.floor(epoch / epochs + 1e-6);
  if (last && place(look) <= place(last)) return [...looks.slice(0, -1), look];
  const all = [...looks, look];
  const numbers = look.layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0);
  if (all.length <= mostLooks && all.length * numbers <= mostNumbers) return all;
  return all.filter((_, i) => i % 2 === 0 || i === all.length - 1);
}

/** The look nearest to an epoch. */
export function lookNear(looks: readonly Look[], epoch: number): Look | null {
  let nearest: Look | null = null;
  for (const look of looks) {
    if (!nearest || Math.abs(look.epoch - epoch) < Math.abs(nearest.epoch - epoch)) nearest = look;
  }
  return nearest;
}
