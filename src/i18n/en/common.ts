export const common = {
  name: "Learning Curve",
  promise: ["You train it, you break it,", "you fix it."],
  close: "Close",
  cancel: "Cancel",
  undo: "Undo",
  redo: "Redo",
  loading: "Loading",
  minutes: (n: number) => `${n} min`,
};
