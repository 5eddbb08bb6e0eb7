/** The widgets that ask a model, take it away and tell what was planted. */
export const deploy = {
  predict: { title: "Ask the model" },
  deploy: { title: "Take it with you" },
  planted: { title: "What was planted" },
};
