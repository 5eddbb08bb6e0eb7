// Vite's import suffixes, as text: these say nothing of a DOM, so the step folders may use them.

declare module "*?url" {
  const address: string;
  export default address;
}
// AssemblyScript, compiled when it is bundled (scripts/vite-assembly.ts): the bytes of a WASM module.
declare module "*.as.ts?wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module "*.as.ts?wasm&relaxed" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module "*?raw" {
  const text: string;
  export default text;
}

// The package's types know only its whole, with an encoder that nobody needs here.
declare module "jpeg-js/lib/decoder.js" {
  export default function decode(
    bytes: Uint8Array,
    options: { useTArray: true; maxResolutionInMP: number; maxMemoryUsageInMB: number },
  ): { readonly width: number; readonly height: number; readonly data: Uint8Array };
}
