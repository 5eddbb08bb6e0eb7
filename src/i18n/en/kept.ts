export const kept = {
  takeOver: "Go on here",
  readOnlyText:
    "Learning Curve is open in another tab, which writes your work. Here nothing is written until you go on here.",
  fullText:
    "This browser has no room left, so your last changes are not saved. Everything can still be saved as a file under My work.",
  writeText: "Your last changes could not be saved. Everything can still be saved as a file under My work.",
  newerText:
    "A newer Learning Curve runs in this browser. Reload this page to go on. What you do here now is not saved; under My work you can save it as a file.",
  noRoom:
    "This browser has no room left, so your last changes are not saved. They stay while this page is open, and are saved as soon as there is room.",
  takes: (name: string, size: string) => `“${name}” takes the most: ${size}.`,
  makeRoom: "Make room under My work",
  saveAll: "Save everything as a file",
};
