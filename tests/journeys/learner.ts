import type { Locator, Page } from "playwright-core";

const patience = { timeout: 30_000 };

/** Someone who takes a lesson: sees what is on the page, presses what it says, waits for what it shows. */
export class Learner {
  constructor(readonly page: Page) {}

  /** The step in hand. */
  get step(): Locator {
    return this.page.locator("section[data-step]");
  }

  get transport(): Locator {
    return this.page.locator("[data-widget=transport]");
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Waits until the step of this title is in hand. */
  async at(title: string): Promise<void> {
    await this.step.getByRole("heading", { level: 2, name: title }).waitFor(patience);
    await this.page.waitForFunction(() => !document.querySelector(".waiting"), undefined, patience);
  }

  async choose(answer: string): Promise<void> {
    const chosen = this.step.getByRole("radio", { name: answer, exact: true });
    await chosen.check();
  }

  async write(answer: string): Promise<void> {
    await this.step.getByRole("textbox").fill(answer);
    await this.step.locator("form button[type=submit]").click();
  }

  /** Leaves a step that has what it asks for. */
  async goOn(): Promise<void> {
    await this.page.locator("section[data-step][data-complete=true]").waitFor(patience);
    await this.#leave();
  }

  async #leave(): Promise<void> {
    const left = await this.step.getAttribute("data-step");
    await this.step.locator("button[data-go]").click();
    await this.page.locator(`section[data-step]:not([data-step="${left}"]), [data-finished]`).first().waitFor(patience);
  }

  /** Trains to the end. @returns what the transport says then, "Done in 0.4 s" */
  async train(): Promise<string> {
    await this.button("Train", this.transport).click(patience);
    return this.ended();
  }

  async ended(): Promise<string> {
    const state = this.transport.locator(".state").filter({ hasText: /^\s*(Done|Stopped early)/ });
    await state.waitFor({ timeout: 60_000 });
    await this.button("Train", this.transport).waitFor(patience);
    return state.innerText();
  }

  /** Types a setting of the training. */
  async set(dial: string, value: string): Promise<void> {
    const field = this.page.locator("[data-widget=dials]").getByRole("textbox", { name: dial, exact: true });
    await field.fill(value);
    await field.press("Enter");
  }

  async model(family: "Baseline" | "Linear model" | "Network"): Promise<void> {
    await this.page.locator("[data-widget=model]").getByRole("radio", { name: family, exact: true }).check();
  }

  /** Waits until every check of the step in hand is met. */
  async met(): Promise<void> {
    await this.step.locator("[data-check]").first().waitFor(patience);
    await this.page.waitForFunction(
      () => {
        const checks = [...document.querySelectorAll("section[data-step] [data-check]")];
        return checks.length > 0 && checks.every((check) => check.getAttribute("data-state") === "met");
      },
      undefined,
      { timeout: 10_000 },
    );
  }

  /** The names and states of the step's checks, for a message. */
  async checks(): Promise<string[]> {
    return this.step
      .locator("[data-check]")
      .evaluateAll((all) =>
        all.map((check) => `${check.getAttribute("data-state")}: ${check.textContent?.replace(/\s+/g, " ").trim()}`),
      );
  }

  /** Takes the way to the next lesson, and goes on with the own work where that is offered. */
  async nextLesson(title: string): Promise<void> {
    await this.page.locator("[data-finished]").waitFor(patience);
    await this.page.getByRole("link", { name: title }).first().click();
    await this.page.getByRole("heading", { level: 1, name: title }).waitFor(patience);
    await this.page.locator("[data-widget]").first().waitFor(patience);
    await this.page.waitForFunction(() => !document.querySelector(".waiting"), undefined, patience);
    const own = this.button("Go on with my own work");
    if (await own.isVisible()) await own.click();
  }
}
