// Vite's import suffixes, as text: these say nothing of a DOM, so the step folders may use them.

declare module "*?url" {
  const address: string;
  export default address;
}
declare module "*?raw" {
  const text: string;
  export default text;
}
