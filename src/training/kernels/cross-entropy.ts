import {
  cast,
  customGrad,
  exp,
  log,
  max,
  mean,
  mul,
  oneHot,
  reshape,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { output, registeredKernel } from "./registered-kernel";

/**
 * The mean over rows of −ln softmax(logits)[label], with its gradient.
 *
 * Kernel "LearningCurveCrossEntropy": inputs `logits`, `labels`; returns the losses [rows] and their slopes by the logits
 * [rows, classes], softmax(logits) − one-hot(label): both at once, for whoever asks for the loss of a batch trains on it.
 *
 * @param logits [rows, classes] @param labels [rows], int32, each a class.
 * @param shares each row's share of the loss [rows] where rows are weighted; 1 / rows without.
 */
export function crossEntropy(logits: Tensor2D, labels: Tensor1D, shares?: Tensor1D): Scalar {
  const withGradient = customGrad((...given) => {
    const [x, save] = given as [Tensor2D, (tensors: Tensor[]) => void];
    const [losses, slopes] = lossesAndSlopes(x, labels);
    save([slopes]);
    const value = shares ? sum(mul(losses, shares)) : mean(losses);
    const gradFunc = (slope: Tensor, saved: Tensor[]): Tensor => {
      const share = shares ? reshape(shares, [-1, 1]) : 1 / losses.size;
      return mul(output(saved, 0), mul(slope, share)); // [rows, classes]
    };
    return { value, gradFunc: gradFunc as never };
  });
  return withGradient(logits) as Scalar;
}

function lossesAndSlopes(logits: Tensor2D, labels: Tensor1D): readonly [losses: Tensor, slopes: Tensor] {
  const kernel = registeredKernel("LearningCurveCrossEntropy");
  if (kernel) {
    const outputs = kernel({ logits, labels });
    return [output(outputs, 0), output(outputs, 1)];
  }
  const shifted = sub(logits, max(logits, 1, true)); // exp cannot overflow
  const logProbabilities = sub(shifted, log(sum(exp(shifted), 1, true))); // [rows, classes]
  const target = cast(oneHot(labels, logits.shape[1]), "float32");
  return [sum(mul(logProbabilities, mul(target, -1)), 1), sub(exp(logProbabilities), target)];
}
