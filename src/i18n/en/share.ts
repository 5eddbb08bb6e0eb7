export const share = {
  button: "Share",
  title: "The address of this experiment",
  text: "Whoever opens it gets this bench: the same data, model, settings and seed. Runs and answers are not in it.",
  file: "Whoever opens it gets this experiment, and is asked for the file: your data stays on your device.",
  copy: "Copy the address",
  copied: "Copied",
};
