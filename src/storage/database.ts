import { kinds } from "./kinds";
import { mendStores, storesAreWhole } from "./mend-stores";
import type { Change, Shelf, ShelfEvents, StoreName } from "./shelf";

export const databaseName = "learning-curve";
/** Rises when the stores change; a record has a format of its own. */
export const schemaVersion = 3;
/** What a schema's number counts in IndexedDB: between two of them there is room for repairs. */
const versionsPerSchema = 1000;
export const databaseVersion = schemaVersion * versionsPerSchema;
const storeNames: readonly StoreName[] = ["quarantine", ...kinds];

/**
 * Opens the browser's database, bringing an older or broken one up to date. One of a newer app is opened as it is, to be
 * read (`newer`). Rejects where storage is denied, as in a sandboxed frame.
 */
export async function openDatabase(events: ShelfEvents): Promise<Shelf> {
  let database = await open(databaseVersion).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "VersionError") return open(undefined);
    throw error;
  });
  const newer = database.version >= databaseVersion + versionsPerSchema;
  if (!newer && !storesAreWhole(database, storeNames)) {
    const { version } = database;
    database.close();
    database = await open(version + 1);
  }
  database.onversionchange = () => {
    void events.givingWay().finally(() => {
      database.close();
      events.outdated();
    });
  };
  database.onclose = () => events.lost();
  return shelfOf(database, newer);
}

/** The database as a newer app left it, to be read. Rejects where there is none any more. */
export async function openAsItIs(events: ShelfEvents): Promise<Shelf> {
  const database = await open(undefined);
  database.onversionchange = () => {
    database.close();
    events.outdated();
  };
  return shelfOf(database, true);
}

/** @param version undefined: whatever there is; rejects where there is none */
function open(version: number | undefined): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, version);
  opening.onupgradeneeded = () => {
    if (!opening.transaction) return;
    if (version === undefined) opening.transaction.abort();
    else mendStores(opening.result, opening.transaction, storeNames);
  };
  return answer(opening);
}

function shelfOf(database: IDBDatabase, newer: boolean): Shelf {
  const read = async <T>(store: StoreName, ask: (place: IDBObjectStore) => IDBRequest<T>, none: T): Promise<T> =>
    database.objectStoreNames.contains(store) ? answer(ask(database.transaction(store).objectStore(store))) : none;
  return {
    newer,
    get: (store, key) => read<unknown>(store, (place) => place.get(key), undefined),
    all: (store) => read<unknown[]>(store, (place) => place.getAll(), []),
    keys: (store) => read(store, (place) => place.getAllKeys() as IDBRequest<string[]>, []),
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
      await written.catch(async (error: unknown) => {
        if (isFull(error)) await measureAnew(database, names);
        throw error;
      });
    },
    close: () => database.close(),
  };
}

export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === "QuotaExceededError";

/**
 * Chromium counts a file that found no room as if it were there, and then has none for the smallest thing either, until
 * something is removed: here, nothing.
 */
async function measureAnew(database: IDBDatabase, names: readonly StoreName[]): Promise<void> {
  const [name] = names;
  if (name === undefined) return;
  const removing = database.transaction(name, "readwrite");
  await answer(removing.objectStore(name).delete("")).catch(() => {});
}

/** What a request comes to. */
function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("", "UnknownError"));
  });
}
