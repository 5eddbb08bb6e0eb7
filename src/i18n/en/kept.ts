export const kept = {
  noRoom:
    "This browser has no room left, so your last changes are not saved. They stay while this page is open, and are saved as soon as there is room.",
  takes: (name: string, size: string) => `“${name}” takes the most: ${size}.`,
  makeRoom: "Make room under My work",
  saveAll: "Save everything as a file",
};
