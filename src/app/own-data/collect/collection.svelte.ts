import { readWav } from "../../../data/sound/read-wav";
import { doorsText } from "../../../i18n/doors-text";
import { storedZip, type FileToPack } from "../stored-zip";
import { loudness } from "./loudness";

export type Maker = "camera" | "pad" | "microphone";
export const makers = ["camera", "pad", "microphone"] as const satisfies readonly Maker[];

/** What was shot, drawn or recorded once. */
export interface Example {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A picture's address in this page's memory; of a sound, how loud it is. */
  readonly look:
    { readonly kind: "picture"; readonly src: string } | { readonly kind: "sound"; readonly bars: number[] };
}

export interface CollectedClass {
  readonly id: number;
  readonly name: string;
  readonly examples: readonly Example[];
}

export const mostExamples = 4000;
const leastOfClass = 3;
const soundBars = 14;

/** Examples by class, made in this page. Goes on after the doors were closed, until `dispose`. */
export class Collection {
  classes = $state.raw<readonly CollectedClass[]>([]);
  /** The class that the next example is for. */
  inHand = $state(0);
  readonly count = $derived(this.classes.reduce((sum, { examples }) => sum + examples.length, 0));
  readonly isFull = $derived(this.count >= mostExamples);
  /** Whether a model could learn from it: some for training, validation and test, of two classes. */
  readonly isEnough = $derived(this.classes.filter(({ examples }) => examples.length >= leastOfClass).length >= 2);
  readonly chosen = $derived(this.classes.find(({ id }) => id === this.inHand) ?? this.classes[0] ?? null);
  /** Called after every change by the learner's hand. */
  onchange: (() => void) | undefined;
  #ids = 0;

  /** Under which its file is opened. */
  get fileName(): string {
    return doorsText.m.collect.fileNames[this.maker];
  }

  constructor(readonly maker: Maker) {
    this.addClass();
    this.addClass();
    this.inHand = this.classes[0]?.id ?? 0;
  }

  addClass(name?: string): CollectedClass {
    const id = ++this.#ids;
    const added = { id, name: name ?? doorsText.m.collect.newClass(this.classes.length + 1), examples: [] };
    this.classes = [...this.classes, added];
    this.inHand = id;
    this.onchange?.();
    return added;
  }
  removeClass(id: number): void {
    for (const example of this.classes.find((one) => one.id === id)?.examples ?? []) forget(example);
    this.classes = this.classes.filter((one) => one.id !== id);
    if (this.inHand === id) this.inHand = this.classes[0]?.id ?? 0;
    this.onchange?.();
  }
  rename(id: number, name: string): void {
    this.#change(id, (one) => ({ ...one, name }));
  }

  /** For the class in hand, where none is named. */
  add(bytes: Uint8Array<ArrayBuffer>, id = this.chosen?.id): void {
    if (id === undefined || this.isFull) return;
    const example = { id: ++this.#ids, bytes, look: this.#look(bytes) };
    this.#change(id, (one) => ({ ...one, examples: [...one.examples, example] }));
  }
  remove(id: number, example: Example): void {
    forget(example);
    this.#change(id, (one) => ({ ...one, examples: one.examples.filter((each) => each !== example) }));
  }
  #change(id: number, edit: (one: CollectedClass) => CollectedClass): void {
    this.classes = this.classes.map((one) => (one.id === id ? edit(one) : one));
    this.onchange?.();
  }

  #look(bytes: Uint8Array<ArrayBuffer>): Example["look"] {
    if (this.maker === "microphone") {
      const sound = readWav(bytes);
      return { kind: "sound", bars: sound.ok ? loudness(sound.value.samples, soundBars) : [] };
    }
    return { kind: "picture", src: URL.createObjectURL(new Blob([bytes], { type: "image/png" })) };
  }

  /** All of it as a file to be opened: a folder for each class. */
  file(): Promise<Blob | null> {
    return storedZip(filesOf(this.classes, this.maker === "microphone" ? "wav" : "png"));
  }

  /** Goes on with a file that `file` made: its examples stand in the place of those that were here. */
  take(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): void {
    this.dispose();
    this.classes = [];
    const byName = new Map<string, CollectedClass>();
    for (const [path, bytes] of files) {
      const [folder = "", name] = path.split("/");
      if (name === undefined) continue;
      const one = byName.get(folder) ?? this.addClass(folder);
      byName.set(folder, one);
      this.add(bytes, one.id);
    }
    while (this.classes.length < 2) this.addClass();
    this.inHand = this.classes[0]?.id ?? 0;
  }

  dispose(): void {
    for (const { examples } of this.classes) examples.forEach(forget);
  }
}

function forget({ look }: Example): void {
  if (look.kind === "picture") URL.revokeObjectURL(look.src);
}

/** A class is a folder, whatever its name: what no folder's name may hold is a dash there. Same names are one class. */
export function filesOf(classes: readonly Pick<CollectedClass, "name" | "examples">[], ending: string): FileToPack[] {
  const counts = new Map<string, number>();
  return classes.flatMap(({ name, examples }) =>
    examples.map(({ bytes }) => {
      const folder = folderName(name);
      const number = (counts.get(folder) ?? 0) + 1;
      counts.set(folder, number);
      return { path: `${folder}/${String(number).padStart(4, "0")}.${ending}`, file: new Blob([bytes]) };
    }),
  );
}

export const folderName = (name: string): string =>
  name
    // eslint-disable-next-line no-control-regex -- such characters in a name are what is to be taken out
    .replace(/[\x00-\x1f\x7f/\\:*?"<>|]+/g, "-")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, 60) || "unnamed";
