import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Keyboard } from "./keyboard.ts";
import { drawn } from "./settled-page.ts";

const patience = { timeout: 30_000 };

/** Someone who takes a lesson by keyboard: sees what is on the page, presses what it says, waits for what it shows. */
export class Learner {
  readonly page: Page;
  /** @param leaving called before a step is left, with all of it done */
  constructor(
    readonly keyboard: Keyboard,
    private readonly leaving?: (step: string) => Promise<void>,
  ) {
    this.page = keyboard.page;
  }

  /** The step in hand. */
  get step(): Locator {
    return this.page.locator("section[data-step]");
  }

  get transport(): Locator {
    return this.widget("transport");
  }

  widget(id: string): Locator {
    return this.page.locator(`[data-widget=${id}]`);
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Presses a button. */
  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.keyboard.press(this.button(name, within));
  }

  /** Waits until the step of this title is in hand, and all of it is there. */
  async at(title: string): Promise<void> {
    await this.step.getByRole("heading", { level: 2, name: title }).waitFor(patience);
    await drawn(this.page);
    await this.keyboard.judgeNames();
  }

  async choose(answer: string): Promise<void> {
    await this.keyboard.pick(this.step.getByRole("radio", { name: answer, exact: true }));
  }

  async write(answer: string): Promise<void> {
    await this.keyboard.type(this.step.getByRole("textbox"), answer);
    await this.keyboard.press(this.step.locator("form button[type=submit]"));
    await this.step.getByText(answer).waitFor(patience);
    await this.keyboard.rest();
  }

  /** Leaves a step that has what it asks for; the next one's heading has the focus then. */
  async goOn(): Promise<void> {
    await this.page.locator("section[data-step][data-complete=true]").waitFor(patience);
    const left = await this.step.getAttribute("data-step");
    if (this.leaving) await this.keyboard.aside(() => this.leaving?.(`step ${left}`));
    await this.keyboard.press(this.step.locator("button[data-go]"));
    const isLast = this.page.locator("[data-finished]");
    await this.page.locator(`section[data-step]:not([data-step="${left}"])`).or(isLast).first().waitFor(patience);
    await this.keyboard.rest();
    if (!(await isLast.isVisible())) expect(await this.page.evaluate(() => document.activeElement?.id)).toBe("in-hand");
  }

  /** Trains to the end. @returns what the transport says then, "Done in 0.4 s" */
  async train(): Promise<string> {
    const before = (await this.keyboard.said()).length;
    // While a table is opened nothing can be trained, and the button says so.
    await this.transport.locator("button.play:not([aria-disabled])").waitFor(patience);
    await this.press("Train", this.transport);
    const words = await this.ended();
    const said = (await this.keyboard.said()).slice(before);
    expect(said, "what is read aloud of a run").toContainEqual(expect.stringMatching(/^Training has started/));
    expect(said.join(" "), "what is read aloud of a run").toMatch(/Training has ended/);
    return words;
  }

  /** Trains as fast as it goes from now on: points in a plane are watched otherwise. */
  async fullSpeed(): Promise<void> {
    await this.keyboard.select(this.transport.getByRole("combobox", { name: "Speed" }), "full speed");
  }

  async ended(): Promise<string> {
    const state = this.transport.locator(".state").filter({ hasText: /^\s*(Done|Stopped early)/ });
    await state.waitFor({ timeout: 60_000 });
    await this.button("Train", this.transport).waitFor(patience);
    await this.keyboard.rest();
    return state.innerText();
  }

  /** Types a setting of the training. */
  async set(dial: string, value: string): Promise<void> {
    await this.keyboard.type(this.widget("dials").getByRole("textbox", { name: dial, exact: true }), value);
    await this.keyboard.keys("Enter");
  }

  async model(family: "Baseline" | "Linear model" | "Network"): Promise<void> {
    await this.keyboard.pick(this.widget("model").getByRole("radio", { name: family, exact: true }));
  }

  /** Comes back another day. */
  async reload(): Promise<void> {
    await this.page.reload();
    this.keyboard.begin();
  }

  /** Waits until every check of the step in hand is met. */
  async meets(): Promise<void> {
    const checks = this.step.locator("[data-check]");
    await checks.first().waitFor(patience);
    const open = () =>
      checks.evaluateAll((all) =>
        all
          .filter((check) => check.getAttribute("data-state") !== "met")
          .map((check) => `${check.getAttribute("data-state")}: ${check.textContent.replace(/\s+/g, " ").trim()}`),
      );
    await expect.poll(open, patience).toEqual([]);
  }

  /** Takes the way to the next lesson. @returns its id; null after the last */
  async nextLesson(): Promise<string | null> {
    await this.page.locator("[data-finished]").waitFor(patience);
    const next = this.step.getByRole("link", { name: /^Next:/ });
    if ((await next.count()) === 0) return null;
    const title = (await next.innerText()).replace(/^Next:\s*/, "");
    await this.keyboard.press(next);
    await this.page.getByRole("heading", { level: 1, name: title }).waitFor(patience);
    return new URL(this.page.url()).hash.replace("#/lesson/", "");
  }

  /** At the beginning of a lesson: goes on with the own work where that is offered. */
  async takeOver(): Promise<void> {
    await this.page.locator("[data-widget]").first().waitFor(patience);
    await drawn(this.page);
    const own = this.button("Go on with my own work");
    if (await own.isVisible()) await this.keyboard.press(own);
  }
}
