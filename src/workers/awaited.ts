// Stands in for src/deployment until it is here.
const notYet = (..._: unknown[]): never => {
  throw new Error("This part is not built yet.");
};
export { notYet as exportModel, notYet as importModel, notYet as predict };
