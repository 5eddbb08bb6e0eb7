import type { CDPSession, ElementHandle, Locator, Page } from "playwright-core";
import { watchKeyboard, type Stop } from "./keyboard-watch.ts";

const patience = { timeout: 30_000 };
type Wanted = ElementHandle<HTMLElement | SVGElement>;
/** So many presses of Tab are work; more are a fault of the page. */
const mostTabs = 60;

/** A keyboard, and someone who sees where the focus is. What hinders is noted in `problems`. */
export class Keyboard {
  readonly problems: string[] = [];
  /** The longest way so far, in presses of Tab. */
  longest = { tabs: 0, to: "" };
  #last = "the page came";
  #cdp: Promise<CDPSession> | undefined;

  private constructor(
    readonly page: Page,
    /** Waits at every stop of Tab until the focus is drawn, and notes where it cannot be seen. */
    private readonly looks: boolean,
  ) {}

  static async at(page: Page, { looks = false } = {}): Promise<Keyboard> {
    // In the documents to come, and in the one that is there.
    await page.addInitScript(watchKeyboard);
    await page.evaluate(watchKeyboard);
    return new Keyboard(page, looks);
  }

  /** A page has come: nothing has the focus yet. */
  begin(): void {
    this.#last = "the page came";
  }

  /** Tabs to an element, or to the radio buttons it belongs to. */
  async reach(target: Locator): Promise<void> {
    let element = await this.#found(target);
    const stop = async (arrived: boolean): Promise<Stop> => {
      let place = await this.#stop(element, arrived);
      while (place.wanted === "gone") {
        await element.dispose();
        element = await this.#found(target); // drawn anew
        place = await this.#stop(element, false);
      }
      return place;
    };
    let { wanted, lost } = await stop(false);
    if (lost && this.#last !== "the page came") this.#note(`Nothing has the focus after ${this.#last}`);
    const from = wanted;
    let tabs = 0;
    for (; wanted !== "here"; tabs++) {
      const fault = wanted !== from ? "goes past" : tabs >= mostTabs ? `does not reach in ${mostTabs} presses` : null;
      if (fault)
        throw new Error([`After ${this.#last}, Tab ${fault} ${target.toString()}`, ...this.problems].join("\n"));
      await this.page.keyboard.press(from === "behind" ? "Shift+Tab" : "Tab");
      ({ wanted, lost } = await stop(true));
      if (lost) wanted = from; // the way leads through the browser's own bar
    }
    await element.dispose();
    if (tabs > this.longest.tabs) this.longest = { tabs, to: target.toString() };
  }

  /** Goes there and presses a key. */
  async press(target: Locator, key = "Enter"): Promise<void> {
    await this.reach(target);
    await this.keys(key);
    this.#last = `${key} on ${target.toString()}`;
  }

  /** Presses keys where the focus is. */
  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types in the place of what a field holds. */
  async type(field: Locator, words: string): Promise<void> {
    await this.reach(field);
    await this.keys("Control+A");
    await this.page.keyboard.type(words);
    this.#last = `typing into ${field.toString()}`;
  }

  /** Chooses one of some radio buttons: Tab to the group, arrows to the one, Space. */
  async pick(radio: Locator): Promise<void> {
    await this.reach(radio);
    const way = await radio.evaluate((wanted: HTMLInputElement) => {
      const group = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
        ({ name, disabled }) => name === wanted.name && !disabled,
      );
      return group.indexOf(wanted) - group.indexOf(document.activeElement as HTMLInputElement);
    });
    for (let step = 0; step < Math.abs(way); step++) await this.keys(way > 0 ? "ArrowDown" : "ArrowUp");
    if (!(await radio.isChecked())) await this.keys("Space");
    if (!(await radio.isChecked())) throw new Error(`Arrows and Space do not choose ${radio.toString()}`);
    this.#last = `choosing ${radio.toString()}`;
  }

  /** Chooses an option by typing its first letters. */
  async select(list: Locator, option: string): Promise<void> {
    await this.reach(list);
    const chosen = () => list.evaluate((each: HTMLSelectElement) => each.selectedOptions[0]?.label ?? "");
    for (const letter of option) {
      if ((await chosen()) === option) break;
      await this.page.keyboard.type(letter);
    }
    if ((await chosen()) !== option) throw new Error(`Typing “${option}” does not choose it in ${list.toString()}`);
    this.#last = `choosing “${option}”`;
  }

  /** What has been read aloud since the page was loaded. */
  async said(): Promise<readonly string[]> {
    return this.page.evaluate(() => globalThis.keyboardWatch?.said ?? []);
  }

  /** Notes when the focus is nowhere, though nothing was pressed after the last action but to wait for its effect. */
  async rest(): Promise<void> {
    const { lost } = await this.#stop(null, false);
    if (lost) this.#note(`Nothing has the focus after ${this.#last}`);
  }

  /** Lets something else be done with the page; the focus is where it was then. */
  async aside(work: () => Promise<void> | undefined): Promise<void> {
    const focused = await this.page.evaluateHandle(() => document.activeElement);
    await work();
    await focused.evaluate((element) => element instanceof HTMLElement && element.focus());
    await focused.dispose();
  }

  /** Notes everything that can have the focus and has no name. */
  async judgeNames(): Promise<void> {
    const cdp = await (this.#cdp ??= this.page.context().newCDPSession(this.page));
    const { nodes } = await cdp.send("Accessibility.getFullAXTree");
    for (const { ignored, role, name, properties, backendDOMNodeId } of nodes) {
      const canFocus = properties?.some((each) => each.name === "focusable" && each.value.value === true);
      // The whole page, and where the first skip link leads.
      if (ignored || !canFocus || name?.value || ["RootWebArea", "main"].includes(String(role?.value))) continue;
      const { outerHTML } = await cdp.send("DOM.getOuterHTML", { backendNodeId: backendDOMNodeId });
      this.#note(`A ${role?.value} has no name: ${outerHTML.slice(0, 120)}`);
    }
  }

  async #found(target: Locator): Promise<Wanted> {
    await target.waitFor(patience);
    const element = await target.elementHandle(patience);
    if (!element) throw new Error(`There is no ${target.toString()}`);
    return element;
  }

  async #stop(wanted: Wanted | null, arrived: boolean): Promise<Stop> {
    const { stop, pointers } = await this.page.evaluate(
      async ([element, came, looks]) => {
        const watch = globalThis.keyboardWatch;
        if (!watch) throw new Error("The page is not watched");
        if (came && looks) await watch.drawn();
        return { stop: watch.stop(element, came), pointers: watch.pointers.splice(0) };
      },
      [wanted, arrived, this.looks] as const,
    );
    for (const problem of [...stop.problems, ...pointers]) this.#note(problem);
    return stop;
  }

  #note(problem: string): void {
    if (!this.problems.includes(problem)) this.problems.push(problem);
  }
}
