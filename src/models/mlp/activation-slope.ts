/** The slope of an activation where its answer is this; 1 for a softmax, whose slope is part of its loss. */
export function activationSlope(activation: string | undefined, answer: number): number {
  switch (activation) {
    case "relu":
      return answer > 0 ? 1 : 0;
    case "tanh":
      return 1 - answer * answer;
    case "sigmoid":
      return answer * (1 - answer);
    default:
      return 1;
  }
}
