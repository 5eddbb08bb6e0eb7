// What the built app keeps on a device: the app itself at its first visit, and what can be added to it. All of it follows
// from the built files and the lessons' folders: a larger dataset, or a backend more, needs no line anywhere.

/** A file of the build: its address below the app, with slashes. */
export interface BuiltFile {
  readonly url: string;
  readonly bytes: number;
}

/** Something that is kept once it was used, or when the learner asks for it. */
export interface Extra {
  /** "backend": the code of a backend of TensorFlow.js. "chapter": data that a chapter's lessons start from. "shelf": all other data. */
  readonly kind: "backend" | "chapter" | "shelf";
  /** "webgpu", "wasm", the chapter's folder ("3-train"), or "shelf". */
  readonly name: string;
  readonly files: readonly BuiltFile[];
}

export interface OfflineList {
  readonly app: { readonly files: number; readonly bytes: number };
  readonly extras: readonly Extra[];
}

/** The tables of nearly all lessons are this small; larger data is kept once used, or by "make available offline". */
const largestPrecachedDataBytes = 250_000;
const dataFolder = "assets/data/";
/**
 * Networks train in loops of our own: without a graphics card no backend of TensorFlow.js is asked for, until a model family
 * comes that has no such loops and needs the one for the processor at a first visit.
 */
const backendName = /^assets\/(?:backend-(webgpu|webgl|wasm)-|tfjs-backend-(wasm)-simd-.*\.wasm$)/;
/** Nearly every browser takes the SIMD build; the others are fetched by those that need them. */
const otherWasm = /^assets\/tfjs-backend-wasm-(?!simd-).*\.wasm$/;
const notOfTheApp = /(^|\/)\.|^sw\.js$/;

/** The built data files that a chapter's lessons start from, by the chapter's folder. */
export type DataOfChapter = ReadonlyMap<string, readonly string[]>;

/** The files that a first visit fetches, so that they are there without a network: of the data only what lessons start from. */
export function precachedFiles(files: readonly BuiltFile[], dataOfChapter: DataOfChapter): BuiltFile[] {
  const ofLessons = new Set([...dataOfChapter.values()].flat());
  return files.filter(
    ({ url, bytes }) =>
      !notOfTheApp.test(url) &&
      !backendName.test(url) &&
      !otherWasm.test(url) &&
      (!url.startsWith(dataFolder) || (ofLessons.has(url) && bytes <= largestPrecachedDataBytes)),
  );
}

/** Names with a hash never change what they hold. */
export const isHashed = (url: string): boolean => /^assets\/.*-[\w-]{8}\.\w+$/.test(url);

export function listOffline(files: readonly BuiltFile[], dataOfChapter: DataOfChapter): OfflineList {
  const app = precachedFiles(files, dataOfChapter);
  const further = files.filter((file) => !app.includes(file));
  const backends = new Map<string, BuiltFile[]>();
  for (const file of further) {
    const [, code, wasm] = backendName.exec(file.url) ?? [];
    const name = code ?? wasm;
    if (name) backends.set(name, [...(backends.get(name) ?? []), file]);
  }
  const ofLessons = new Set([...dataOfChapter.values()].flat());
  const data = further.filter(({ url }) => url.startsWith(dataFolder));
  const extras: readonly Extra[] = [
    ...[...dataOfChapter].map(([name, urls]) => ({
      kind: "chapter" as const,
      name,
      files: data.filter(({ url }) => urls.includes(url)),
    })),
    { kind: "shelf", name: "shelf", files: data.filter(({ url }) => !ofLessons.has(url)) },
    ...[...backends].map(([name, of]) => ({ kind: "backend" as const, name, files: of })),
  ];
  return {
    app: { files: app.length, bytes: app.reduce((sum, { bytes }) => sum + bytes, 0) },
    extras: extras.filter((extra) => extra.files.length > 0),
  };
}
