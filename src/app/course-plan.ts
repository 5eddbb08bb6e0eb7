/**
 * The whole course as it is planned, chapter by chapter. A lesson that is not written yet stands on the home page's curve
 * as a dot without a link; once its file exists, it is a lesson like any other and nothing here changes.
 */
export const coursePlan: readonly { readonly chapter: string; readonly lessons: readonly string[] }[] = [
  { chapter: "0-start", lessons: ["first-model", "where-models-work"] },
  {
    chapter: "1-prepare",
    lessons: [
      "where-data-comes-from",
      "look-at-the-data",
      "clean-it",
      "encode-and-scale",
      "everything-is-numbers",
      "split-without-leaking",
      "quality-beats-quantity",
    ],
  },
  {
    chapter: "2-select",
    lessons: [
      "lines-to-networks",
      "trees-forests-boosting",
      "seeing",
      "remembering",
      "attending",
      "language-models",
      "listening",
      "generating",
      "acting",
      "combining",
      "which-model",
    ],
  },
  {
    chapter: "3-train",
    lessons: ["batches-and-passes", "loss-and-gradients", "tuning", "when-training-goes-wrong", "without-labels"],
  },
  {
    chapter: "4-validate",
    lessons: ["overfitting-and-early-stopping", "cross-validation", "the-driving-test", "fine-tuning", "feedback"],
  },
  { chapter: "5-deploy", lessons: ["the-sealed-test", "break-it", "deploy-it", "watch-it"] },
  { chapter: "6-challenges", lessons: ["tainted-data", "weak-tests", "the-black-box"] },
  { chapter: "7-future", lessons: ["zero-shot", "few-shot", "smaller-models", "models-that-train-models"] },
  { chapter: "8-project", lessons: ["your-own-model"] },
];
