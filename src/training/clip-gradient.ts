import { clipByValue, div, maximum, mul, norm, type Tensor1D } from "@tensorflow/tfjs-core";
import type { Training } from "../experiment/training";

/**
 * A gradient [parameters] made shorter where it is too long: to a length, which keeps its direction, or number by number.
 * Call within `tidy`. Source: Pascanu, Mikolov and Bengio 2013.
 */
export function clipGradient(gradient: Tensor1D, clip: Training["clip"]): Tensor1D {
  if (!clip) return gradient;
  if (clip.by === "value") return clipByValue(gradient, -clip.at, clip.at);
  return mul<Tensor1D>(gradient, div(clip.at, maximum(norm(gradient), clip.at)));
}
