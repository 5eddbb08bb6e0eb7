import type { KeptRecord, Kind } from "./kinds";

/** A named store of a shelf. "quarantine" holds what could not be read, as it was. */
export type StoreName = Kind | "quarantine";

/** Where records lie: the browser's database, or, where that is denied, this page's memory. */
export interface Shelf {
  /** It is a newer app's: to be read, not to be written. */
  readonly newer: boolean;
  get(store: StoreName, key: string): Promise<unknown>;
  all(store: StoreName): Promise<readonly unknown[]>;
  keys(store: StoreName): Promise<readonly string[]>;
  /** Writes all of these or none; null deletes. */
  write(changes: readonly Change[]): Promise<void>;
  close(): void;
}

/** What becomes of a shelf while it is open. */
export interface ShelfEvents {
  /** Another tab wants to bring the database up to date, and waits until this has settled: the last moment to write. */
  givingWay(): Promise<unknown>;
  /** That has happened: this tab has let go of it. */
  outdated(): void;
  /** The browser closed it, as when its data were removed. */
  lost(): void;
}

export type Change = { readonly store: StoreName; readonly key: string; readonly record: KeptRecord | null };

/** Lasts as long as the page: for sandboxed frames and private windows. */
export class MemoryShelf implements Shelf {
  readonly newer = false;
  readonly #stores = new Map<StoreName, Map<string, unknown>>();

  #store(name: StoreName): Map<string, unknown> {
    const store = this.#stores.get(name) ?? new Map<string, unknown>();
    this.#stores.set(name, store);
    return store;
  }
  async get(store: StoreName, key: string): Promise<unknown> {
    return this.#store(store).get(key);
  }
  async all(store: StoreName): Promise<readonly unknown[]> {
    return [...this.#store(store).values()];
  }
  async keys(store: StoreName): Promise<readonly string[]> {
    return [...this.#store(store).keys()];
  }
  async write(changes: readonly Change[]): Promise<void> {
    for (const { store, key, record } of changes) {
      if (record) this.#store(store).set(key, record);
      else this.#store(store).delete(key);
    }
  }
  close(): void {}
}
