import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { houses } from "./houses.ts";
import { Keyboard } from "./keyboard.ts";
import { Learner } from "./learner.ts";

const step = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "The five steps" }).getByRole("button", { name });

/** Tab goes round in an open dialog, and Escape gives the focus back to what opened it. */
async function leavesDialog(keyboard: Keyboard, opener: Locator): Promise<void> {
  const { page } = keyboard;
  await page.getByRole("dialog").waitFor();
  for (let tabs = 0; tabs < 8; tabs++) {
    await keyboard.keys(tabs < 5 ? "Tab" : "Shift+Tab");
    const isInside = await page.evaluate(() => {
      const { activeElement } = document;
      // Between its last and its first element lies the browser's own bar.
      return activeElement === document.body || activeElement?.closest("dialog[open]") !== null;
    });
    expect(isInside, "the focus stays in the dialog").toBe(true);
  }
  await keyboard.keys("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
}

async function opened(path: string) {
  const { page, errors, cspViolations } = await openPage({ path, reducedMotion: "reduce" });
  const keyboard = await Keyboard.at(page, { looks: true });
  const isClean = async () => {
    await keyboard.rest();
    await keyboard.judgeNames();
    expect([...keyboard.problems, ...errors, ...cspViolations]).toEqual([]);
  };
  return { page, keyboard, learner: new Learner(keyboard), isClean };
}

describe("by keyboard alone", () => {
  it("points are set, typed and taken back, the network is built and looked into, a run is trained and looked at again", async () => {
    const { page, keyboard, learner, isClean } = await opened("#/lab/points");
    const bench = learner.widget("playground");
    await keyboard.reach(bench.getByRole("application"));
    await keyboard.keys("Shift+ArrowUp", "Enter", "ArrowRight", "Enter", "ArrowRight", "Enter", "Delete");
    await bench.getByText("2 of your own").waitFor();
    await keyboard.press(bench.locator("summary", { hasText: "Points" }));
    await keyboard.type(bench.getByRole("textbox", { name: "x1" }), "-1.5");
    await keyboard.type(bench.getByRole("textbox", { name: "x2" }), "0.5");
    await keyboard.press(bench.getByRole("button", { name: /^Add/ }));
    await bench.getByText("3 of your own").waitFor();
    await keyboard.press(bench.getByRole("button", { name: "Take back the last point" }));
    await bench.getByText("2 of your own").waitFor();
    await isClean();

    await keyboard.press(bench.locator("summary", { hasText: "Inputs and weights" }));
    await keyboard.pick(bench.getByRole("checkbox", { name: "x1 times x2" }));
    await bench.getByRole("button", { name: "Input x1*x2" }).waitFor();

    await learner.press("One epoch", learner.transport);
    const bias = bench.getByRole("textbox", { name: "bias" });
    await keyboard.type(bias, "-5");
    await keyboard.keys("Enter"); // in the pause after the epoch
    await expect.poll(() => bias.inputValue()).toBe("−5");

    const layers = bench.getByRole("group", { name: "Hidden layers" });
    for (let layer = 0; layer < 5; layer++) await keyboard.press(learner.button("One layer more", bench));
    await layers.getByText("4 layers").waitFor();
    await keyboard.press(learner.button("One unit fewer in layer 1", bench));
    await keyboard.reach(learner.button("Input x1", bench));
    await keyboard.keys("ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight", "Enter");
    await expect
      .poll(() => bench.getByRole("button", { pressed: true }).getAttribute("aria-label"))
      .toBe("Layer 2, unit 3");
    await keyboard.keys("Enter"); // lets go of it
    await isClean();

    await learner.fullSpeed();
    await learner.train();
    await keyboard.press(page.getByRole("slider", { name: "Epoch shown" }), "Home");
    await bench.getByText(/^epoch/).waitFor();
    await keyboard.press(learner.button("Undo"));
    await isClean();

    await keyboard.press(learner.button("Share"));
    await leavesDialog(keyboard, learner.button("Share"));
    const backend = learner.transport.locator("button.backend");
    await keyboard.press(backend);
    await leavesDialog(keyboard, backend);
    await isClean();

    const dials = learner.widget("dials");
    await keyboard.press(dials.locator("summary"));
    await keyboard.press(dials.getByRole("switch", { name: "Early stopping" }), "Space");
    await dials.getByRole("combobox", { name: "Early stopping watches" }).waitFor();
    await isClean();
  }, 180_000);

  it("a file goes all the way to an exported page, and is found, taken along and removed in one's own work", async () => {
    const { page, keyboard, learner, isClean } = await opened("#/lab/table");
    const picker = page.locator("input[type=file]");
    await keyboard.reach(picker);
    // The dialog of the operating system.
    await picker.setInputFiles({ name: "houses.csv", mimeType: "text/csv", buffer: Buffer.from(houses(240)) });
    const table = learner.widget("table");
    await table.locator("tbody tr").nth(3).waitFor();
    await isClean();

    await keyboard.select(learner.widget("target").getByRole("combobox", { name: "Target" }), "price");
    await keyboard.press(table.getByRole("button", { name: /^Missing/ }));
    const rows = table.getByRole("region");
    await keyboard.reach(rows);
    await keyboard.keys("End");
    await expect.poll(() => rows.evaluate((each) => each.scrollTop)).toBeGreaterThan(0);
    await keyboard.press(learner.widget("columns").getByRole("switch", { name: /place/ }), "Space");
    const preparation = learner.widget("preparation");
    await learner.press("Add a step", preparation);
    await keyboard.keys("Escape");
    await learner.press("Add a step", preparation);
    await learner.press(/^Convert units below/, preparation);
    await learner.press(/^Move: Convert units/, preparation);
    await keyboard.keys("ArrowDown");
    await preparation
      .getByRole("button", { name: /^Convert units/ })
      .last()
      .waitFor();
    await learner.press(/^Convert units/, preparation);
    await learner.press("Remove this step", preparation);
    await isClean();
    await keyboard.type(learner.widget("split").getByRole("textbox", { name: "Sealed test, %" }), "30");
    await keyboard.keys("Enter");
    await isClean();

    await learner.press(/^Go on: Select/);
    await keyboard.rest();
    await learner.model("Linear model");
    await learner.model("Network");
    await learner.press("Add a layer", learner.widget("model"));
    await learner.press(/^Remove layer 2/, learner.widget("model"));
    await isClean();
    await learner.press(/^Go on: Train/);
    await learner.train();
    await isClean();
    await learner.press(/^Go on: Validate/);
    await learner.train();
    await learner.press(/^Remove .* from the list/, learner.widget("compare"));
    await isClean();
    await learner.press(/^Go on: Test/);
    await learner.press("Open the test set");
    await leavesDialog(keyboard, learner.button("Open the test set"));
    await learner.press("Open the test set");
    await learner.press("Break the seal", page.getByRole("dialog"));
    await page.getByText("Opened once.").waitFor({ timeout: 60_000 });
    await isClean();
    await learner.press("Predict", learner.widget("predict"));
    await learner.widget("predict").getByText("Asked once").waitFor();
    const downloading = page.waitForEvent("download");
    await keyboard.press(page.locator("[data-export=html] button"));
    expect((await downloading).suggestedFilename()).toMatch(/\.html$/);
    await isClean();

    await keyboard.press(step(page, "Prepare"));
    await keyboard.press(page.getByRole("link", { name: "My work" }));
    await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
    const taking = page.waitForEvent("download");
    await keyboard.press(page.getByRole("button", { name: /^Save the experiment/ }).first());
    expect((await taking).suggestedFilename()).toBe("experiment.json");
    const remove = page.getByRole("button", { name: /^Remove/ }).first();
    await keyboard.press(remove);
    await leavesDialog(keyboard, remove);
    const records = await page.locator("main li").count();
    await keyboard.press(remove);
    await learner.press("Remove", page.getByRole("dialog"));
    await expect.poll(() => page.locator("main li").count()).toBe(records - 1);
    await isClean();
    expect(await page.evaluate(() => document.activeElement?.closest("main li, main section") !== null)).toBe(true);

    await keyboard.press(page.getByRole("link", { name: "Settings" }).first());
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    await keyboard.pick(page.getByRole("radio", { name: "Dark" }));
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    const removeAll = page.getByRole("region", { name: /^Remove/ }).getByRole("button");
    await keyboard.press(removeAll);
    await leavesDialog(keyboard, removeAll);
    await isClean();
  }, 180_000);
});
