import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { KeptRecord } from "./kinds";
import type { Change, Shelf, StoreName } from "./shelf";

type Stores = DBSchema & Record<StoreName, { key: string; value: KeptRecord }>;

export const databaseName = "learning-curve";
export const databaseVersion = 1;
const storeNames: readonly StoreName[] = ["progress", "benches", "files", "settings", "quarantine"];

/**
 * Opens the browser's database, bringing an older one up to date: step n of `upgrade` turns version n into n + 1.
 * Rejects where storage is denied (a sandboxed frame) and with a VersionError where the database is of a newer app.
 * @param whenOutdated another tab wants to bring the database up to date: this one has let go of it.
 */
export async function openDatabase(whenOutdated: () => void): Promise<Shelf> {
  const database: IDBPDatabase<Stores> = await openDB<Stores>(databaseName, databaseVersion, {
    upgrade(opened, from) {
      if (from < 1) for (const name of storeNames) opened.createObjectStore(name, { keyPath: "key" });
    },
    blocking() {
      database.close();
      whenOutdated();
    },
    terminated: whenOutdated,
  });
  return {
    get: (store, key) => database.get(store, key),
    all: (store) => database.getAll(store),
    keys: (store) => database.getAllKeys(store),
    async write(changes: readonly Change[]) {
      const names = [...new Set(changes.map((change) => change.store))];
      if (names.length === 0) return;
      const transaction = database.transaction(names, "readwrite");
      const requests = changes.map(({ store, key, record }) => {
        const place = transaction.objectStore(store);
        return record ? place.put(record) : place.delete(key);
      });
      transaction.commit(); // the page may be closing: the transaction must not wait for our answer
      await Promise.all([...requests, transaction.done]);
    },
    close: () => database.close(),
  };
}
