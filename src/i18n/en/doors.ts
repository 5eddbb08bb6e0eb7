const n = (count: number) => count.toLocaleString("en-US");
const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);
const size = (bytes: number) =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${n(Math.round(bytes / 1e6))} MB`;

/** The doors by which data come in: files, folders, an address; examples made by camera, pad and microphone. */
export const doors = {
  folder: "Choose a folder",
  folderHint: "Pictures, sounds or texts: a folder for each class.",
  manyFiles: (files: number) => `${files} files`,
  looking: "Looking through the folder",
  packing: (done: number, of: number) => `Packing, ${n(done)} of ${n(of)} files`,
  leftOut: (files: number) =>
    `${n(files)} ${many(files, "file")} of other kinds ${files === 1 ? "was" : "were"} left out.`,
  address: {
    title: "Or fetch it from an address",
    label: "Address of the file, beginning with https://",
    go: "Fetch",
    confirmTitle: (host: string) => `Ask ${host}?`,
    confirm: (host: string) =>
      `${host} will learn this device’s network address and which file is asked for. Nothing else goes along: no cookies, no name, nothing of your work.`,
    agree: (host: string) => `Ask ${host}`,
    fetching: (host: string, done: number) => (done === 0 ? `Asking ${host}` : `From ${host}, ${size(done)}`),
    movedTitle: (host: string) => `It led on to ${host}`,
    moved: (host: string, asked: string) =>
      `${asked} sent the browser on to ${host}, which now knows this device’s network address, too. The data came from there.`,
    open: "Open the data",
    leave: "Leave them",
    stop: "Stop",
  },
  collect: {
    titles: { camera: "Or take pictures", pad: "Or draw", microphone: "Or record sounds" },
    leads: {
      camera: "Hold what you want to tell apart before the camera. The pictures stay on this device.",
      pad: "Draw examples of what you want to tell apart, each several times.",
      microphone: "Record short clips of what you want to tell apart. They stay on this device.",
    },
    opening: "Opening",
    notLoaded: "This part could not be fetched: close it, connect to the network once, and open it again.",
    classes: "Classes",
    className: (at: number) => `Name of class ${at}`,
    newClass: (at: number) => `class ${at}`,
    inHand: (name: string) => `Collect for ${name}`,
    addClass: "Add a class",
    removeClass: (name: string) => `Remove class ${name}`,
    count: {
      camera: (count: number) => `${n(count)} ${many(count, "picture")}`,
      pad: (count: number) => `${n(count)} ${many(count, "drawing")}`,
      microphone: (count: number) => `${n(count)} ${many(count, "clip")}`,
    },
    example: (at: number, name: string) => `Remove ${name} ${at}`,
    examples: (name: string) => `Examples of ${name}. Arrow keys move along, Enter removes.`,
    removed: (name: string, left: number) => `Removed. ${n(left)} left of ${name}.`,
    took: (name: string, count: number) => `${name}: ${n(count)}`,
    earlier: (count: number) => `and ${n(count)} before`,
    use: { camera: "Use these pictures", pad: "Use these drawings", microphone: "Use these clips" },
    needs: "Two classes with three examples each are the least to learn from; twenty each are better.",
    unkept: "Kept in this browser once they are used.",
    goingOn: (name: string) => `Going on with ${name}.`,
    tooMany: (limit: number) => `${n(limit)} examples are as many as fit.`,
    fileNames: { camera: "camera.zip", pad: "drawings.zip", microphone: "sounds.zip" },
  },
  camera: {
    start: "Start the camera",
    starting: "Waiting for the camera. The browser may ask you first.",
    stop: "Stop the camera",
    view: "What the camera sees; the middle square is taken",
    shoot: (name: string) => `Take pictures of ${name}`,
    hold: "A press takes one; held down, five a second.",
    row: "Take ten in a row",
    rowStop: "Stop",
    again: "Try again",
  },
  pad: {
    how: "Draw with a pointer. By keyboard: arrow keys move, Space turns a cell over, Shift with an arrow key draws a line.",
    cell: (row: number, column: number, state: "ink" | "paper") => `row ${row}, column ${column}: ${state}`,
    drawing: (name: string) => `A drawing of ${name}`,
    add: (name: string) => `Add to ${name}`,
    clear: "Clear",
    hint: "Draw with a pointer or a finger, or by keyboard: arrows, Space, Shift with arrows.",
  },
  microphone: {
    start: "Start the microphone",
    starting: "Waiting for the microphone. The browser may ask you first.",
    stop: "Stop the microphone",
    level: "How loud it is",
    seconds: "Seconds a clip",
    record: (name: string) => `Record ${name}`,
    recording: (seconds: string) => `Recording, ${seconds} s left`,
    again: "Try again",
    silent: "Hardly anything was heard: is the right microphone chosen?",
  },
};
