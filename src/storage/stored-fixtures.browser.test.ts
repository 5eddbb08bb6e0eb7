import { deleteDB, openDB } from "idb";
import { afterEach, describe, expect, it } from "vitest";
import { fromText } from "./array-text";
import { databaseName, schemaVersion } from "./database";
import { digest } from "./digest.fixture";
import { kinds } from "./kinds";
import { Storage } from "./storage.svelte";

interface Dump {
  /** What IndexedDB calls the version. */
  readonly version: number;
  readonly stores: Readonly<
    Record<string, readonly { readonly key: string; readonly saved: number; readonly value: unknown }[]>
  >;
}
const dumps = Object.entries(
  import.meta.glob<string>("../../tests/stored/*/database.json", { query: "?raw", import: "default", eager: true }),
).map(([path, text]) => ({ schema: Number(path.split("/").at(-2)), dump: fromText(text) as Dump }));
const carried = import.meta.glob<string>("../../tests/stored/*/everything.zip", {
  query: "?url",
  import: "default",
  eager: true,
});

const storage = new Storage();
afterEach(async () => {
  await storage.close();
  await deleteDB(databaseName);
});

async function putBack({ version, stores }: Dump): Promise<void> {
  await deleteDB(databaseName);
  const database = await openDB(databaseName, version, {
    upgrade: (anew) => {
      for (const name of Object.keys(stores)) anew.createObjectStore(name, { keyPath: "key" });
    },
  });
  for (const [name, records] of Object.entries(stores))
    for (const record of records) await database.put(name, { ...record, value: withFile(record.value) });
  database.close();
}

/** A dump has no files, only what is in them. */
const withFile = (value: unknown): unknown => {
  const { file } = (value ?? {}) as { file?: unknown };
  return file instanceof Uint8Array ? { ...(value as object), file: new Blob([new Uint8Array(file)]) } : value;
};
async function withBytes(value: unknown): Promise<unknown> {
  const { name, file } = (value ?? {}) as { name?: unknown; file?: unknown };
  return file instanceof Blob ? { name, bytes: new Uint8Array(await file.arrayBuffer()) } : value;
}
/** Runs said beside their Experiment what was changed in mid-run; now it says so itself. */
function withChanges(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withChanges);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const { tuned, ...rest } = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withChanges(part)]));
  if (!Array.isArray(tuned)) return rest;
  const changes = tuned.map(({ epoch, ...settings }: { epoch: number }) => ({ atEpoch: epoch, ...settings }));
  const experiment = rest["experiment"] as { training: object };
  return { ...rest, experiment: { ...experiment, training: { ...experiment.training, changes } } };
}
async function expectAll({ stores }: Dump): Promise<void> {
  for (const kind of kinds) {
    const newestFirst = [...(stores[kind] ?? [])].sort((a, b) => b.saved - a.saved);
    const told = async (records: readonly { readonly value: unknown }[]) =>
      Promise.all(records.map(async (record) => ({ ...record, value: await withBytes(withFile(record.value)) })));
    const expected = newestFirst.map((record) => ({ ...record, value: withChanges(record.value) }));
    expect(await told(await storage.list(kind)), kind).toEqual(await told(expected));
  }
}

describe("what an older version of the app kept", () => {
  it("is there as a dump of every schema; one that is released is never edited again", () => {
    const all = Array.from({ length: schemaVersion }, (_, index) => index + 1);
    expect(dumps.map(({ schema }) => schema).sort((a, b) => a - b)).toEqual(all);
  });

  it.each(dumps)("schema $schema is read whole, and nothing of it is set aside", async ({ dump }) => {
    await putBack(dump);
    await storage.open();
    expect(storage.kept).toBe(true);
    await expectAll(dump);
    expect(storage.setAside).toBe(dump.stores["quarantine"]?.length);
  });

  it.each(dumps)("schema $schema is read from the file it was carried in", async ({ schema, dump }) => {
    const address = Object.entries(carried).find(([path]) => path.includes(`/${schema}/`))?.[1] ?? "";
    const file = await (await fetch(address)).blob();
    await deleteDB(databaseName);
    await storage.open();
    expect((await storage.importAll(file, digest)).ok).toBe(true);
    await expectAll(dump);
  });
});
