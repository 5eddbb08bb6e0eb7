import {
  add,
  customGrad,
  exp,
  log,
  max,
  mul,
  neg,
  oneHot,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { hasKernel, runOwnKernel } from "./own-kernel";

/**
 * −log softmax(logits)[label] of every row, stable at any size of the logits, with a gradient by the logits.
 * @param logits [rows, classes] @param labels [rows], int32, each a class. @returns [rows], without a mean
 */
export function softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Tensor1D {
  if (!hasKernel("SoftmaxCrossEntropy")) return composed(logits, labels);
  const op = customGrad((x, save) => {
    const [losses, probabilities] = runOwnKernel("SoftmaxCrossEntropy", { logits: x as Tensor, labels });
    if (!losses || !probabilities) throw new Error("SoftmaxCrossEntropy gives losses and probabilities");
    (save as (tensors: Tensor[]) => void)([probabilities]);
    return {
      value: losses,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [p] = saved as [Tensor];
        return runOwnKernel("SoftmaxCrossEntropyGrad", { probabilities: p, labels, dy })[0] as Tensor;
      },
    };
  });
  return op(logits) as Tensor1D;
}

function composed(logits: Tensor2D, labels: Tensor1D): Tensor1D {
  const top = max(logits, 1, true); // [rows, 1]
  const shifted = sub(logits, top);
  const logOfSum = log(sum(exp(shifted), 1)); // [rows]
  const ofLabel = sum(mul(shifted, oneHot(labels, logits.shape[1])), 1); // [rows]
  return add(logOfSum, neg(ofLabel)) as Tensor1D;
}
