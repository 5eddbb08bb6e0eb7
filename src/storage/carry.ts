import { strFromU8 } from "fflate";
import * as v from "valibot";
import { err, ok, type Outcome } from "../experiment/failure";
import { fromText, toText } from "./array-text";
import { quoted } from "../experiment/quoted";
import { bytesInPieces, fileInPieces } from "./in-pieces";
import { kinds, type Kept, type Kind } from "./kinds";
import { schemas, type KeptFile } from "./schemas";
import { unzip, zip, type ZipEntry } from "./zip";

/** One record on its way to another device. */
export interface CarriedRecord {
  readonly kind: Kind;
  readonly key: string;
  readonly saved: number;
  readonly value: Kept[Kind];
}

const format = 1;
const manifestName = "learning-curve.json";
const manifest = v.object({ app: v.literal("learning-curve"), format: v.pipe(v.number(), v.integer(), v.minValue(1)) });
/** The last moment that a date can be: a later one would win every merge. */
const lastMoment = 8.64e15;
const carried = v.object({ saved: v.pipe(v.number(), v.minValue(0), v.maxValue(lastMoment)), value: v.unknown() });
const longestKey = 1000;
/** Other keys of files claim nothing: a draft, or a file that was kept where there is no digest. */
const isDigest = /^[0-9a-f]{64}$/;

// A dot is escaped, too: no key makes a path that climbs.
const pathOf = (kind: Kind, key: string): string => `${kind}/${encodeURIComponent(key).replaceAll(".", "%2E")}`;

/** A file's SHA-256 in hex, or null where there is none to be had. */
export type FileDigest = (file: Blob) => Promise<Outcome<string | null>>;

interface ToCarry {
  readonly kind: Kind;
  readonly records: readonly { readonly key: string; readonly saved: number; readonly value: unknown }[];
}

/** A zip: a manifest, one JSON file a record, and beside it what is in a learner's file. One that cannot be read stays behind. */
export async function packAll(all: readonly ToCarry[]): Promise<Blob> {
  const unreadable = new Set<unknown>();
  for (const { records } of all)
    for (const { value } of records) if (isFile(value) && !(await isReadable(value.file))) unreadable.add(value);
  return zip(entriesOf(all, unreadable));
}

/** One after the other, as they are packed: their texts are long. */
function* entriesOf(all: readonly ToCarry[], leftOut: ReadonlySet<unknown>): Generator<ZipEntry> {
  yield { name: manifestName, content: new Blob([JSON.stringify({ app: "learning-curve", format })]) };
  for (const { kind, records } of all) {
    for (const { key, saved, value } of records) {
      if (leftOut.has(value)) continue;
      const path = pathOf(kind, key);
      if (isFile(value)) yield { name: `${path}.bin`, content: value.file };
      const told = isFile(value) ? { name: value.name } : value;
      yield { name: `${path}.json`, content: new Blob([toText({ saved, value: told })]) };
    }
  }
}

const isFile = (value: unknown): value is KeptFile =>
  typeof value === "object" && value !== null && "file" in value && value.file instanceof Blob;

const isReadable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

/**
 * Reads what `packAll` wrote, all or nothing. Fails as `unzip` does, and with "carry/not-ours", "carry/newer",
 * "carry/unknown-kind", "carry/record" (which file, which field), "carry/changed" (a learner's file that is not what its name says) or
 * "file/unreadable".
 */
export async function unpackAll(file: Blob, digest: FileDigest): Promise<Outcome<readonly CarriedRecord[]>> {
  const bytes = await bytesInPieces(file).catch(() => null);
  if (!bytes) return err({ code: "file/unreadable" });
  const unzipped = await unzip(bytes);
  if (!unzipped.ok) return unzipped;
  const files = unzipped.value;
  const head = v.safeParse(manifest, parse(files.get(manifestName)));
  if (!head.success) return err({ code: "carry/not-ours" });
  if (head.output.format > format)
    return err({ code: "carry/newer", values: { format: head.output.format, current: format } });

  const records: CarriedRecord[] = [];
  for (const [name, content] of files) {
    const [, folder, path = "", ending] = /^([a-z]+)\/([^/]*)\.(json|bin)$/.exec(name) ?? [];
    if (folder === undefined) continue; // what an archiver adds, or a note that somebody put in
    const kind = kinds.find((each) => each === folder);
    if (!kind) return err({ code: "carry/unknown-kind", file: quoted(name), values: { kind: folder } });
    const bad = (field = "") => err({ code: "carry/record", file: quoted(name), field });
    if (ending === "bin") {
      if (kind !== "files" || !files.has(name.replace(/bin$/, "json"))) return bad();
      continue;
    }
    const key = decoded(path);
    const outer = v.safeParse(carried, parse(content));
    if (key === null || key === "" || key.length > longestKey || !outer.success) return bad();
    const { saved, value } = outer.output;
    const beside = kind === "files" ? files.get(name.replace(/json$/, "bin")) : undefined;
    const attached = beside && (await fileInPieces(beside));
    const inner = v.safeParse<v.GenericSchema<unknown, Kept[Kind]>>(
      schemas[kind],
      kind === "files" && typeof value === "object" ? { ...value, bytes: undefined, file: attached } : value,
      { abortEarly: true },
    );
    if (!inner.success) return bad(v.getDotPath(inner.issues[0]) ?? "");
    const digested = attached && isDigest.test(key) ? await digest(attached) : ok(null);
    if (!digested.ok) return digested;
    if ((digested.value ?? key) !== key) return err({ code: "carry/changed", file: quoted(name) });
    records.push({ kind, key, saved, value: inner.output });
  }
  return ok(records);
}

function parse(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && fromText(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
