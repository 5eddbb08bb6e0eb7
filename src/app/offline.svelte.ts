import { trustedScriptAddress } from "../workers/trusted-types";

const trainingLock = "learning-curve-training";
const lookForUpdatesEveryMs = 3_600_000;

/**
 * The installed app: whether it works without a network by now, and whether a newer one waits. An update comes when the
 * learner asks for it, and then when no tab is training. The app makes one and calls `begin()`.
 */
export class Offline {
  /** "unsupported": embedded, sandboxed, opened from a file, or an old browser; everything else works. */
  state = $state<"unsupported" | "installing" | "ready">("unsupported");
  /** A newer version is here and waits for `update()`. */
  updateWaits = $state(false);
  /** The learner asked for the update, and it waits for a training to end. */
  updating = $state(false);
  #registration: ServiceWorkerRegistration | null = null;

  /** Registers the service worker. Never rejects. @param script relative to the page's address */
  async begin(script = "sw.js"): Promise<void> {
    try {
      // Reading `serviceWorker` throws in a sandboxed frame.
      if (!import.meta.env.PROD || !("serviceWorker" in navigator) || window.top !== window) return;
      const { serviceWorker } = navigator;
      this.state = serviceWorker.controller ? "ready" : "installing";
      const registration = await serviceWorker.register(trustedScriptAddress(script));
      this.#registration = registration;
      this.#look();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", () => this.#look());
      });
      registration.installing?.addEventListener("statechange", () => this.#look());
      setInterval(() => void registration.update().catch(() => {}), lookForUpdatesEveryMs);
    } catch {
      this.state = "unsupported";
    }
  }

  /** Takes the waiting version, once no tab is training, and reloads this page. */
  async update(): Promise<void> {
    if (this.updating || !this.#registration?.waiting) return;
    this.updating = true;
    const activate = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      this.#registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
    };
    if (navigator.locks) await navigator.locks.request(trainingLock, activate);
    else activate();
  }

  /** Holds updates back, in every tab, until the function it returns is called: for as long as a run is under way. */
  holdUpdates(): () => void {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    // Where there are no locks (a frame), there is no service worker either.
    void navigator.locks?.request(trainingLock, { mode: "shared" }, () => held).catch(() => {});
    return release;
  }

  #look(): void {
    const registration = this.#registration;
    if (registration?.active) this.state = "ready";
    this.updateWaits = Boolean(registration?.waiting && registration.active);
  }
}
