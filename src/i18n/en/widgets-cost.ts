const many = (count: number, one: string) => (count === 1 ? one : `${one}s`);

/** What a training takes: the line beside Train. */
export const cost = {
  about: (value: string) => `about ${value}`,
  parameters: (count: number, shown: string) => `${shown} ${many(count, "parameter")}`,
  seconds: (value: string) => `${value} s`,
  minutes: (value: string) => `${value} min`,
  hours: (value: string) => `${value} h`,
  blink: "under 1 s",
  none: "Counted when the data are read",
  rows: {
    layers: "Parameters by layer",
    batches: "Batches",
    memory: "Memory",
    time: "Time",
  },
  batches: (each: string, epochs: string) => `${each} an epoch, ${epochs} epochs`,
  atMost: (size: string) => `${size} at most`,
  rough: "A guess: the first run shows how fast this device is.",
  paced: "At the speed that is set.",
  guessed: "The number of features is settled when a run prepares the data.",
  measure: "Measure it here",
  measuring: "Trying a few batches",
  measured: "Measured on a few batches, here.",
};
