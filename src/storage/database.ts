import { kinds } from "./kinds";
import type { Change, Shelf, StoreName } from "./shelf";

export const databaseName = "learning-curve";
export const databaseVersion = 2;
const storeNames: readonly StoreName[] = [...kinds, "quarantine"];

/**
 * Opens the browser's database, bringing an older one up to date: it gets the stores that are new since.
 * Rejects where storage is denied (a sandboxed frame) and with a VersionError where the database is of a newer app.
 * @param whenOutdated another tab wants to bring the database up to date: this one has let go of it.
 */
export async function openDatabase(whenOutdated: () => void): Promise<Shelf> {
  const opening = indexedDB.open(databaseName, databaseVersion);
  opening.onupgradeneeded = () => {
    const present = opening.result.objectStoreNames;
    for (const name of storeNames)
      if (!present.contains(name)) opening.result.createObjectStore(name, { keyPath: "key" });
  };
  const database = await answer(opening);
  database.onversionchange = () => {
    database.close();
    whenOutdated();
  };
  database.onclose = whenOutdated; // by the browser: its data were removed

  const read = <T>(store: StoreName, ask: (place: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    answer(ask(database.transaction(store).objectStore(store)));
  return {
    get: (store, key) => read<unknown>(store, (place) => place.get(key)),
    all: (store) => read<unknown[]>(store, (place) => place.getAll()),
    keys: (store) => read(store, (place) => place.getAllKeys() as IDBRequest<string[]>),
    async write(changes: readonly Change[]) {
      const names = [...new Set(changes.map((change) => change.store))];
      if (names.length === 0) return;
      const transaction = database.transaction(names, "readwrite");
      const written = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
      });
      try {
        for (const { store, key, record } of changes) {
          const place = transaction.objectStore(store);
          if (record) place.put(record);
          else place.delete(key);
        }
        transaction.commit(); // the page may be closing: the transaction must not wait for our answer
      } catch (error) {
        written.catch(() => {}); // said by the error
        transaction.abort(); // a record that cannot be cloned: all of these or none
        throw error;
      }
      await written;
    },
    close: () => database.close(),
  };
}

/** What a request comes to. */
function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("", "UnknownError"));
  });
}
