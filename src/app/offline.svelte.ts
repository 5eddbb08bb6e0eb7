import { pageLockPrefix, type Message } from "../service-worker/names";
import { trustedScriptAddress } from "../workers/trusted-types";

const trainingLock = "learning-curve-training";
const lookForUpdatesEveryMs = 3_600_000;
/** Another version has another address here: the name has a hash of all that the app consists of. */
const thisScript = import.meta.url;

/** Why a part of the app did not come: the server does not answer, or has another version by now. */
export type WhyMissing = "unreachable" | "newer" | "unknown";

/**
 * The installed app: whether it works without a network by now, and whether a newer one waits. An update comes when the
 * learner asks for it, and then when no tab is training. The app makes one and calls `begin()`.
 */
export class Offline {
  /** "unsupported": embedded, sandboxed, opened from a file, or an old browser; everything else works. */
  state = $state<"unsupported" | "installing" | "ready" | "failed">("unsupported");
  /** A newer version is here and waits for `update()`. */
  updateWaits = $state(false);
  /** The learner asked for the update, and it waits for a training to end. */
  updating = $state(false);
  /** Another tab took the update. This one goes on with its own files, which are kept while it is open. */
  replaced = $state(false);
  /** A part of this page did not come, and why; null where all came. */
  missing = $state<WhyMissing | null>(null);
  /** The page in view did not come, and says so itself. */
  pageFailed = $state(false);
  #registration: ServiceWorkerRegistration | null = null;
  readonly #notLoaded = new WeakSet<object>();

  constructor() {
    addEventListener("vite:preloadError", ({ payload }) => {
      this.#notLoaded.add(payload);
      void this.whyMissing().then((why) => (this.missing = why));
    });
  }

  /** Whether this was thrown because a part of the app's code did not come. */
  isNotLoaded(error: unknown): boolean {
    return typeof error === "object" && error !== null && this.#notLoaded.has(error);
  }

  /** Registers the service worker. Never rejects. @param script relative to the page's address */
  async begin(script = "sw.js"): Promise<void> {
    try {
      // Reading `serviceWorker` throws in a sandboxed frame.
      if (!import.meta.env.PROD || !("serviceWorker" in navigator) || window.top !== window) return;
      const { serviceWorker } = navigator;
      let controlled = serviceWorker.controller !== null;
      this.state = controlled ? "ready" : "installing";
      void navigator.locks?.request(pageLockPrefix + thisScript, { mode: "shared" }, () => new Promise(() => {}));
      serviceWorker.addEventListener("controllerchange", () => {
        if (this.updating) return location.reload();
        this.replaced = controlled;
        controlled = true;
        this.#look();
      });
      const registration = await serviceWorker.register(trustedScriptAddress(script));
      this.#registration = registration;
      this.#look();
      const follow = () => {
        registration.installing?.addEventListener("statechange", () => this.#look());
        registration.waiting?.addEventListener("statechange", () => this.#look());
      };
      follow();
      registration.addEventListener("updatefound", follow);
      this.#tell(registration.active, "tidy");
      setInterval(() => void registration.update().catch(() => {}), lookForUpdatesEveryMs);
    } catch {
      this.state = "unsupported";
    }
  }

  /** Takes the waiting version, once no tab is training, and reloads this page. */
  async update(): Promise<void> {
    if (this.updating || !this.#registration?.waiting) return;
    this.updating = true;
    const takeOver = () => this.#tell(this.#registration?.waiting, "take-over");
    if (navigator.locks) await navigator.locks.request(trainingLock, takeOver);
    else takeOver();
  }

  /** Holds updates back, in every tab, until the function it returns is called: for as long as a run is under way. */
  holdUpdates(): () => void {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    // Where there are no locks (a frame), there is no service worker either.
    void navigator.locks?.request(trainingLock, { mode: "shared" }, () => held).catch(() => {});
    return release;
  }

  /** Asks the server itself. */
  async whyMissing(): Promise<WhyMissing> {
    if (!import.meta.env.PROD) return "unknown";
    try {
      const response = await fetch(document.baseURI.split("#", 1)[0] ?? "", { cache: "no-store" });
      const name = thisScript.slice(thisScript.lastIndexOf("/") + 1);
      if (!response.ok || (await response.text()).includes(name)) return "unknown";
      await this.#registration?.update().catch(() => {});
      return "newer";
    } catch {
      return "unreachable";
    }
  }

  #tell(worker: ServiceWorker | null | undefined, message: Message): void {
    worker?.postMessage(message);
  }

  #look(): void {
    const { installing, waiting, active } = this.#registration ?? {};
    if (active) this.state = "ready";
    else if (!installing && !waiting) this.state = "failed"; // no room, or the network went in the middle of it
    this.updateWaits = Boolean(waiting && active);
  }
}
