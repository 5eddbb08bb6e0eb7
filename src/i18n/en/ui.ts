export const ui = {
  stop: "Stop",
  notANumber: "Type a number.",
  notWhole: "Type a whole number.",
  tooSmall: (least: string) => `At least ${least}.`,
  tooLarge: (most: string) => `At most ${most}.`,
  timeLeft: (seconds: number) =>
    seconds < 1
      ? "under 1 s left"
      : seconds < 60
        ? `${Math.ceil(seconds)} s left`
        : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s left`,
};
