import { usualMomentum } from "../models/optimizer";
import { trainingDefaults, type Training } from "../experiment/training";

/** A warm-up begins with this share of the learning rate. */
const warmUpFrom = 0.1;

/**
 * The learning rate's factor at a moment of the training.
 * @param epoch epochs done; may lie within one. The planned ones are `training.epochs`.
 * Sources: "cosine" Loshchilov and Hutter 2017, without restarts; "warm-up" Goyal et al. 2017; "one-cycle" Smith and Topin
 * 2018, its two halves along a cosine as PyTorch's OneCycleLR has them.
 */
export function scheduleFactor(training: Training, epoch: number): number {
  const { schedule = trainingDefaults.schedule, epochs } = training;
  switch (schedule) {
    case "constant":
      return 1;
    case "step": {
      const { everyEpochs, factor } = training.steps ?? trainingDefaults.steps;
      return factor ** Math.floor(epoch / everyEpochs);
    }
    case "cosine":
      return alongCosine(1, 0, epoch / epochs);
    case "warm-up": {
      const { epochs: warming, then } = training.warmUp ?? trainingDefaults.warmUp;
      if (epoch < warming) return warmUpFrom + ((1 - warmUpFrom) * epoch) / warming;
      return then === "cosine" ? alongCosine(1, 0, (epoch - warming) / Math.max(1, epochs - warming)) : 1;
    }
    case "one-cycle": {
      const { rise, startDivisor, endDivisor } = training.oneCycle ?? trainingDefaults.oneCycle;
      const [first, risen] = [1 / startDivisor, rise * epochs];
      if (epoch < risen) return alongCosine(first, 1, epoch / risen);
      return alongCosine(1, first / endDivisor, (epoch - risen) / Math.max(1e-9, epochs - risen));
    }
    default:
      schedule satisfies never;
      return 1;
  }
}

/** In one cycle the momentum falls while the learning rate rises, and rises again: as PyTorch's OneCycleLR has it by default. */
const [mostMomentum, leastMomentum] = [0.95, 0.85];

/** The share of the velocity (SGD with momentum) or of the mean slope (Adam's β₁) that a step keeps at a moment of the training. @param epoch as above */
export function scheduleMomentum(training: Training, epoch: number): number {
  if (training.schedule !== "one-cycle") return usualMomentum;
  const risen = (training.oneCycle ?? trainingDefaults.oneCycle).rise * training.epochs;
  if (epoch < risen) return alongCosine(mostMomentum, leastMomentum, epoch / risen);
  return alongCosine(leastMomentum, mostMomentum, (epoch - risen) / Math.max(1e-9, training.epochs - risen));
}

/** From one value to another, slow at both ends. @param share of the way, 0 to 1; held there */
function alongCosine(from: number, to: number, share: number): number {
  return to + ((from - to) / 2) * (1 + Math.cos(Math.PI * Math.min(1, Math.max(0, share))));
}
