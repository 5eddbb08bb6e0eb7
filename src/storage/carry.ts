import { strFromU8, strToU8 } from "fflate";
import * as v from "valibot";
import { err, ok, type Outcome } from "../experiment/failure";
import { fromText, toText } from "./array-text";
import { quoted } from "../experiment/quoted";
import { fileKey, hasDigest } from "./file-key";
import { kinds, type Kept, type Kind } from "./kinds";
import { schemas } from "./schemas";
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

// A dot is escaped, too: no key makes a path that climbs.
const pathOf = (kind: Kind, key: string): string => `${kind}/${encodeURIComponent(key).replaceAll(".", "%2E")}`;

/** A zip: a manifest, one JSON file a record, and beside it the bytes of a learner's file. */
export async function packAll(
  all: readonly { readonly kind: Kind; readonly records: readonly { key: string; saved: number; value: unknown }[] }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const entries: ZipEntry[] = [
    { name: manifestName, bytes: strToU8(JSON.stringify({ app: "learning-curve", format })) },
  ];
  for (const { kind, records } of all) {
    for (const { key, saved, value } of records) {
      const path = pathOf(kind, key);
      const { bytes, ...rest } = value !== null && typeof value === "object" ? (value as { bytes?: unknown }) : {};
      const isFile = kind === "files" && bytes instanceof Uint8Array;
      if (isFile) entries.push({ name: `${path}.bin`, bytes: bytes as Uint8Array<ArrayBuffer> });
      entries.push({ name: `${path}.json`, bytes: strToU8(toText({ saved, value: isFile ? rest : value })) });
    }
  }
  return zip(entries);
}

/**
 * Reads what `packAll` wrote, all or nothing. Fails as `unzip` does, and with "carry/not-ours", "carry/newer",
 * "carry/unknown-kind", "carry/record" (which file, which field) or "carry/changed" (a learner's file that is not what its name says).
 */
export async function unpackAll(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<readonly CarriedRecord[]>> {
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
    const attached = files.get(name.replace(/json$/, "bin"));
    const inner = v.safeParse<v.GenericSchema<unknown, Kept[Kind]>>(
      schemas[kind],
      kind === "files" && typeof value === "object" ? { ...value, bytes: attached } : value,
      { abortEarly: true },
    );
    if (!inner.success) return bad(v.getDotPath(inner.issues[0]) ?? "");
    if (kind === "files" && attached && hasDigest() && (await fileKey(attached.buffer)) !== key) {
      return err({ code: "carry/changed", file: quoted(name) });
    }
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
