import type { BrowserContext, Locator, Page } from "playwright-core";
import { inject } from "vitest";
import { shareText } from "../../src/app/share.ts";
import { pointsExperiment } from "../../src/app/labs/points-experiment.ts";
import type { Experiment } from "../../src/experiment/experiment.ts";

const patience = { timeout: 30_000 };

/** An address that opens the points lab with such an Experiment; afterwards its own is "#/lab/points?b=shared". */
export async function pointsAddress(change: Partial<Experiment>): Promise<string> {
  return `${inject("appUrl")}#/lab/points?x=${await shareText({ ...pointsExperiment, ...change })}`;
}

/** The same lab with the work done on it, as a reload finds it. */
export const sharedLab = (): string => `${inject("appUrl")}#/lab/points?b=shared`;

/** Lets a test reach the page's workers: `killWorker` has the newest die of an error. */
export async function reachWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const workers: Worker[] = [];
    const reach = { workers, doomed: false };
    Object.assign(globalThis, { reach });
    globalThis.Worker = class extends Worker {
      constructor(...asked: ConstructorParameters<typeof Worker>) {
        super(...asked);
        workers.push(this);
        const die = () => this.dispatchEvent(new ErrorEvent("error", { message: "killed by a test" }));
        // It listens with its first message; then it dies of its first answer.
        this.addEventListener("message", () => setTimeout(() => reach.doomed && die()));
      }
    };
  });
}

interface Reach {
  readonly workers: readonly Worker[];
  doomed: boolean;
}

export const killWorker = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { workers } = (globalThis as unknown as { reach: Reach }).reach;
    workers.at(-1)?.dispatchEvent(new ErrorEvent("error", { message: "killed by a test" }));
  });

/** Whether every worker dies as soon as it has started. */
export const doom = (page: Page, doomed: boolean): Promise<void> =>
  page.evaluate((value) => void ((globalThis as unknown as { reach: Reach }).reach.doomed = value), doomed);

/** What the transport says and offers. */
export class Transport {
  readonly root: Locator;
  readonly play: Locator;
  readonly state: Locator;
  constructor(readonly page: Page) {
    this.root = page.locator("[data-widget=transport]");
    this.play = this.root.locator("button.play");
    this.state = this.root.locator(".state");
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole("button", { name, exact: typeof name === "string" });
  }

  async epoch(): Promise<number> {
    return Number((await this.root.locator(".epoch b").innerText(patience)).replace(/[^\d.]/g, ""));
  }

  /** Waits until the page has come, be it one of many, and the bench can train. */
  async ready(): Promise<void> {
    await this.root.locator("button.play:not([aria-disabled]):not([disabled])").waitFor({ timeout: 60_000 });
  }

  /** Waits for an interrupted run. @returns the epoch it is at */
  async interrupted(): Promise<number> {
    const state = this.state.filter({ hasText: "Interrupted at epoch" });
    await state.waitFor(patience);
    return Number(/epoch ([\d,.\s]+) of/.exec(await state.innerText())?.[1]?.replace(/\D/g, ""));
  }

  async speed(epochsPerSecond: string): Promise<void> {
    await this.root.getByLabel("Speed", { exact: true }).selectOption(epochsPerSecond);
  }

  /** Waits until an epoch is shown that is later than this one. */
  async later(epoch: number): Promise<void> {
    await this.page.waitForFunction(
      (than) =>
        Number(document.querySelector("[data-widget=transport] .epoch b")?.textContent?.replace(/[^\d.]/g, "")) > than,
      epoch,
      patience,
    );
  }

  async ended(): Promise<string> {
    const state = this.state.filter({ hasText: /^\s*(Done|Stopped)/ });
    await state.waitFor({ timeout: 60_000 });
    return state.innerText();
  }
}

/** Runs inside the page. What is kept under a key of a store, its arrays as plain numbers; null where there is nothing. */
export function keptIn([store, key]: readonly [store: string, key: string]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("learning-curve");
    opening.onerror = () => reject(opening.error ?? new Error("open"));
    opening.onsuccess = () => {
      const database = opening.result;
      const asked = database.transaction(store).objectStore(store).get(key);
      asked.onsuccess = () => {
        database.close();
        const plain = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float32Array)] : value);
        const found: unknown = asked.result;
        resolve(found === undefined ? null : (JSON.parse(JSON.stringify(found, plain)) as unknown));
      };
    };
  });
}

/** Runs inside the page. How many records could not be read. */
export function setAside(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("learning-curve");
    opening.onerror = () => reject(opening.error ?? new Error("open"));
    opening.onsuccess = () => {
      const database = opening.result;
      const counting = database.transaction("quarantine").objectStore("quarantine").count();
      counting.onsuccess = () => {
        database.close();
        resolve(counting.result);
      };
    };
  });
}
