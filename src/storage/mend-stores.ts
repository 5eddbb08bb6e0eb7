import type { KeptRecord } from "./kinds";
import type { StoreName } from "./shelf";

const keyPath = "key";

/** Whether every store is there, with its records under their own key. */
export function storesAreWhole(database: IDBDatabase, names: readonly StoreName[]): boolean {
  if (!names.every((name) => database.objectStoreNames.contains(name))) return false;
  const transaction = database.transaction(names);
  return names.every((name) => transaction.objectStore(name).keyPath === keyPath);
}

/**
 * Within an upgrade: makes the stores that are missing, and makes those anew that are of another make, with what was in
 * them. All of it or nothing happens. `names` begins with the store for what has no key of its own.
 */
export function mendStores(database: IDBDatabase, upgrade: IDBTransaction, names: readonly StoreName[]): void {
  const [aside] = names;
  const make = (name: StoreName): IDBObjectStore => database.createObjectStore(name, { keyPath });
  for (const name of names) {
    if (!database.objectStoreNames.contains(name)) {
      make(name);
      continue;
    }
    const old = upgrade.objectStore(name);
    if (old.keyPath === keyPath) continue;
    const rescued: { readonly key: IDBValidKey; readonly value: unknown }[] = [];
    old.openCursor().onsuccess = function () {
      const cursor = this.result;
      if (cursor) {
        rescued.push({ key: cursor.primaryKey, value: cursor.value });
        cursor.continue();
        return;
      }
      database.deleteObjectStore(name);
      const anew = make(name);
      for (const { key, value } of rescued) {
        if (hasKey(value)) anew.put(value);
        else if (aside) {
          const record: KeptRecord = { key: `${name}/${String(key)}`, saved: Date.now(), value };
          upgrade.objectStore(aside).put(record);
        }
      }
    };
  }
}

const hasKey = (value: unknown): boolean =>
  typeof value === "object" && value !== null && keyPath in value && typeof value[keyPath] === "string";
