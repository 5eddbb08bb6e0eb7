/**
 * Runs in a page of the app's address, without the app: puts a database there that holds good work, and one kind of
 * damage. Whatever is damaged stands under a key of its own, or in the place of what the good work does not need.
 */
export async function corruptStore({ damage, good }: { damage: string; good: GoodWork }): Promise<void> {
  const name = "learning-curve";
  const stores = ["quarantine", "progress", "benches", "checkpoints", "files", "settings"];
  const present = 3000;
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("request"));
    });
  const open = (version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => upgrade(opening.result);
    return done(opening);
  };
  const make = (names: readonly string[], keyPath: string | null = "key") => {
    return (database: IDBDatabase) => names.forEach((store) => database.createObjectStore(store, { keyPath }));
  };
  const put = async (database: IDBDatabase, store: string, record: unknown, key?: IDBValidKey) =>
    void (await done(database.transaction(store, "readwrite").objectStore(store).put(record, key)));
  const putGood = async (database: IDBDatabase, but: readonly string[] = []) => {
    for (const [store, records] of Object.entries(good))
      for (const { file, ...record } of records) {
        if (but.includes(store)) continue;
        const value = file === undefined ? record.value : { ...record.value, file: new Blob([file]) };
        await put(database, store, { ...record, value });
      }
  };

  localStorage.clear();
  await done(indexedDB.deleteDatabase(name));
  const progress = (value: object) => ({ key: "tuning", saved: 5, value: { ...good.progress[0]?.value, ...value } });
  const bench = (value: object) => ({
    key: "lesson/tuning",
    saved: 5,
    value: { ...good.benches[0]?.value, ...value },
  });
  const run = (value: object) => ({
    id: "r",
    experiment: good.progress[0]?.value["experiment"],
    history: [],
    prepared: null,
    started: null,
    result: null,
    model: null,
    predictions: [],
    failure: null,
    ...value,
  });
  const dense = (value: object) => ({
    inputs: 2,
    units: 1,
    activation: "linear",
    kernel: new Float32Array(2),
    bias: new Float32Array(1),
    ...value,
  });
  const model = (layer: object) => ({
    format: 1,
    family: "linear",
    task: "classification",
    classes: ["a", "b"],
    preparation: { columns: [], features: [], target: { name: "class", center: 0, scale: 1 } },
    layers: [layer],
    experiment: good.progress[0]?.value["experiment"],
    metrics: { train: {}, validation: {}, test: {} },
    rows: { train: 1, validation: 1, test: 1 },
  });
  const circle: Record<string, unknown> = {};
  circle["self"] = [circle];
  let deep: unknown = "bottom";
  for (let level = 0; level < 1000; level++) deep = level % 2 ? [deep] : { deep };
  const proto: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":2,"q":1}');

  /** Records put beside the good ones. */
  const beside: Readonly<Record<string, readonly (readonly [store: string, record: unknown])[]>> = {
    "a record cut off": [["progress", { key: "tuning", saved: 5, value: { format: 1, done: ["a"] } }]],
    "a record of another app": [["progress", { key: "tuning", html: "<b>hi</b>" }]],
    "a record that is no object": [["settings", { key: "x", saved: 5, value: { y: 1 } }]],
    "fields of wrong types": [
      ["progress", progress({ done: "all", hints: [], finished: "yes" })],
      ["benches", bench({ kept: {} })],
    ],
    "an endless text": [["progress", progress({ answers: { q: "x".repeat(5_000_000) } })]],
    "a thousand levels": [
      ["progress", progress({ answers: deep })],
      ["benches", bench({ kept: [run({ started: deep })] })],
    ],
    "a circle": [
      ["progress", progress({ extra: circle })],
      ["benches", bench({ kept: [run({ result: circle })] })],
      ["checkpoints", { key: "lesson/tuning", saved: 5, value: { format: 1, run: circle, checkpoint: circle } }],
    ],
    "values that JSON has no word for": [
      ["progress", progress({ openings: 3n })],
      ["benches", bench({ experiment: new Map([["a", 1]]) })],
      ["settings", { key: "when", saved: 5, value: new Date(NaN) }],
      ["files", { key: "blob", saved: 5, value: new Blob(["a,b"]) }],
    ],
    "formats of the future": [
      ["progress", progress({ format: 99 })],
      ["benches", bench({ format: 2, experiment: { format: 12 } })],
    ],
    "lengths that are no numbers": [
      ["benches", bench({ kept: [run({ model: model(dense({ inputs: NaN })) })] })],
      [
        "checkpoints",
        { key: "lesson/tuning", saved: 5, value: { format: 1, run: run({}), checkpoint: { epoch: NaN } } },
      ],
    ],
    "shapes that do not fit their numbers": [
      ["benches", bench({ kept: [run({ model: model(dense({ kernel: new Float32Array(9) })) })] })],
      ["files", { key: "f", saved: 5, value: { name: "x.csv", bytes: new Float64Array(3) } }],
    ],
    "a checkpoint of another network": [
      [
        "checkpoints",
        {
          key: "lesson/tuning",
          saved: 5,
          value: {
            format: 1,
            run: run({}),
            checkpoint: {
              epoch: 1,
              model: { layers: [dense({})] },
              optimizer: { steps: 1, slots: [new Float32Array(7)] },
            },
          },
        },
      ],
    ],
    "names such as __proto__": [
      ["progress", { key: "__proto__", saved: 5, value: progress({ answers: proto, hints: proto }).value }],
      ["progress", { key: "constructor", saved: 5, value: proto }],
      ["settings", { key: "toString", saved: 5, value: proto }],
    ],
    "dates that are none": [
      ["progress", { ...progress({}), saved: "yesterday" }],
      ["benches", { ...bench({}), saved: NaN }],
      ["settings", { key: "x", saved: -Infinity, value: "y" }],
    ],
    "keys that are no texts": [
      ["progress", { ...progress({}), key: 7 }],
      ["benches", { ...bench({}), key: ["a", new Date(0)] }],
      ["files", { key: new Uint8Array([1, 2]), saved: 5, value: null }],
    ],
    "junk among what was set aside": [
      ["quarantine", { key: "junk", circle, big: 10n ** 30n, when: new Date(NaN), map: new Map([[{}, circle]]) }],
      ["quarantine", { key: "deep", deep }],
    ],
    "a record that cannot be read back": [["progress", { ...progress({}), key: "cannot-be-read" }]],
  };

  const records = beside[damage];
  if (records) {
    const database = await open(present, make(stores));
    await putGood(database);
    for (const [store, record] of records) await put(database, store, record);
    if (damage === "a record that cannot be read back") localStorage.setItem("unreadable", "cannot-be-read");
    database.close();
    return;
  }
  switch (damage) {
    case "a store that is missing": {
      const database = await open(present, make(stores.filter((store) => store !== "settings")));
      await putGood(database, ["settings"]);
      return database.close();
    }
    case "no stores at all":
      return (await open(present, () => {})).close();
    case "the first version, without its stores":
      return (await open(1, () => {})).close();
    case "stores that are not ours": {
      const database = await open(present, make([...stores, "other", "__proto__"]));
      await putGood(database);
      await put(database, "other", { key: "x", circle });
      return database.close();
    }
    case "a store with keys apart from its records": {
      const database = await open(present, (anew) => {
        make(stores.filter((store) => store !== "progress"))(anew);
        make(["progress"], null)(anew);
      });
      await putGood(database, ["progress"]);
      for (const record of good.progress) await put(database, "progress", record, record.key);
      await put(database, "progress", "no record", 3);
      return database.close();
    }
    case "a store whose key has another name": {
      const database = await open(present, (anew) => {
        make(stores.filter((store) => store !== "benches"))(anew);
        make(["benches"], "id")(anew);
      });
      await putGood(database, ["benches"]);
      for (const record of good.benches) await put(database, "benches", { id: 1, ...record });
      await put(database, "benches", { id: 2, other: true });
      return database.close();
    }
    case "an upgrade that was broken off": {
      const database = await open(1, make(stores.filter((store) => store !== "checkpoints")));
      await putGood(database);
      database.close();
      const opening = indexedDB.open(name, present);
      opening.onupgradeneeded = () => {
        opening.result.deleteObjectStore("progress");
        opening.transaction?.abort();
      };
      return done(opening).then(
        () => {},
        () => {},
      );
    }
    default:
      throw new Error(damage);
  }
}

export interface GoodRecord {
  readonly key: string;
  readonly saved: number;
  readonly value: Readonly<Record<string, unknown>>;
  /** What is in a learner's file. */
  readonly file?: string;
}
export interface GoodWork {
  readonly progress: readonly GoodRecord[];
  readonly benches: readonly GoodRecord[];
  readonly files: readonly GoodRecord[];
}

/** Whether some of the good work was there at all to be kept, and how much is set aside. */
export const damages: readonly { readonly damage: string; readonly aside: number; readonly empty?: true }[] = [
  { damage: "a record cut off", aside: 1 },
  { damage: "a record of another app", aside: 1 },
  { damage: "a record that is no object", aside: 1 },
  { damage: "fields of wrong types", aside: 2 },
  { damage: "an endless text", aside: 1 },
  { damage: "a thousand levels", aside: 2 },
  { damage: "a circle", aside: 3 },
  { damage: "values that JSON has no word for", aside: 4 },
  { damage: "formats of the future", aside: 2 },
  { damage: "lengths that are no numbers", aside: 2 },
  { damage: "shapes that do not fit their numbers", aside: 2 },
  { damage: "a checkpoint of another network", aside: 1 },
  { damage: "names such as __proto__", aside: 2 },
  { damage: "dates that are none", aside: 3 },
  { damage: "keys that are no texts", aside: 3 },
  { damage: "junk among what was set aside", aside: 2 },
  { damage: "a record that cannot be read back", aside: 0 },
  { damage: "a store that is missing", aside: 0 },
  { damage: "no stores at all", aside: 0, empty: true },
  { damage: "the first version, without its stores", aside: 0, empty: true },
  { damage: "stores that are not ours", aside: 0 },
  { damage: "a store with keys apart from its records", aside: 1 },
  { damage: "a store whose key has another name", aside: 1 },
  { damage: "an upgrade that was broken off", aside: 0 },
];
