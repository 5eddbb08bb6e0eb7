import { getContext, setContext } from "svelte";
import type { Storage } from "../storage/storage.svelte";
import type { LabClient } from "../workers/client";
import { deferredClient } from "../workers/deferred-client";
import { Learner } from "./learner.svelte";
import { Offline } from "./offline.svelte";
import { Preferences } from "./preferences.svelte";

/** What every page of the app may ask for. Storage and the worker's client are chunks of their own, loaded when needed. */
export class AppContext {
  readonly preferences = new Preferences();
  readonly learner = new Learner();
  readonly offline = new Offline();
  /** The page's one client of the lab worker; both load with the first call. */
  readonly client: LabClient = deferredClient(async () => {
    const { createLabClient } = await import("../workers/lab-client");
    return createLabClient({
      onRun: ({ done }) => {
        this.running += 1;
        const letUpdate = this.offline.holdUpdates();
        void done.finally(() => {
          this.running -= 1;
          letUpdate();
        });
      },
    });
  });
  /** Runs under way. */
  running = $state(0);
  /** null until it has been opened. */
  storage = $state.raw<Storage | null>(null);
  #storage: Promise<Storage> | null = null;

  openStorage(): Promise<Storage> {
    return (this.#storage ??= import("../storage/storage.svelte").then(async ({ Storage }) => {
      const storage = new Storage();
      await storage.open();
      this.storage = storage;
      return storage;
    })).catch((error: unknown) => {
      this.#storage = null; // its code did not come: asked for again with the next call
      throw error;
    });
  }
}

const key = Symbol("app");
export const provideApp = (app: AppContext): AppContext => setContext(key, app);
export const getApp = (): AppContext => getContext<AppContext>(key);
