// What the built app keeps on a device: the app itself at its first visit, and what can be added to it. All of it follows
// from the built files and the lessons' folders: a larger dataset, or a backend more, needs no line anywhere.

/** A file of the build: its address below the app, with slashes. */
export interface BuiltFile {
  readonly url: string;
  readonly bytes: number;
}

/** Something that is kept once it was used, or when the learner asks for it. */
export interface Extra {
  /** "backend": the code of a GPU backend. "chapter": data that a chapter's lessons start from. */
  readonly kind: "backend" | "chapter";
  /** "webgpu", or the chapter's folder: "3-train". */
  readonly name: string;
  readonly files: readonly BuiltFile[];
}

export interface OfflineList {
  readonly app: { readonly files: number; readonly bytes: number };
  readonly extras: readonly Extra[];
}

/** The first chapters' tables are this small; larger data is kept once used, or by "make available offline". */
const largestPrecachedDataBytes = 300_000;
const gpuBackend = /^assets\/backend-(webgpu|webgl)-/;
/** Nearly every browser takes the SIMD build; the others are fetched, and kept, by those that need them. */
const otherWasm = /^assets\/tfjs-backend-wasm-(?!simd-).*\.wasm$/;
const notOfTheApp = /(^|\/)\.|^sw\.js$/;

/** Whether a first visit fetches this file, so that it is there without a network. */
export const isPrecached = ({ url, bytes }: BuiltFile): boolean =>
  !notOfTheApp.test(url) &&
  !gpuBackend.test(url) &&
  !otherWasm.test(url) &&
  !(url.startsWith("assets/data/") && bytes > largestPrecachedDataBytes);

/** Names with a hash never change what they hold. */
export const isHashed = (url: string): boolean => /^assets\/.*-[\w-]{8}\.\w+$/.test(url);

/** @param dataOfChapter the built data files that a chapter's lessons start from, by the chapter's folder. */
export function listOffline(
  files: readonly BuiltFile[],
  dataOfChapter: ReadonlyMap<string, readonly string[]>,
): OfflineList {
  const app = files.filter(isPrecached);
  const backends = new Map<string, BuiltFile[]>();
  for (const file of files) {
    const name = gpuBackend.exec(file.url)?.[1];
    if (name) backends.set(name, [...(backends.get(name) ?? []), file]);
  }
  const chapters = [...dataOfChapter].map(([name, urls]): Extra => {
    const wanted = files.filter((file) => urls.includes(file.url) && !isPrecached(file));
    return { kind: "chapter", name, files: wanted };
  });
  return {
    app: { files: app.length, bytes: app.reduce((sum, { bytes }) => sum + bytes, 0) },
    extras: [
      ...chapters.filter((chapter) => chapter.files.length > 0),
      ...[...backends].map(([name, of]): Extra => ({ kind: "backend", name, files: of })),
    ],
  };
}
