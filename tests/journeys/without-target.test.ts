import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { sharedExperiment } from "../../src/app/share.ts";
import { openPage, summarize } from "./browser.ts";
import { settled } from "./settled-page.ts";

/** Three kinds of shells that nobody has named, each amid its own sizes; with `named`, their names stand in a column. */
function shells(rows: number, named = false): string {
  const kinds = [
    { name: "cockle", width: 20, weight: 5, ribs: 24 },
    { name: "razor", width: 90, weight: 30, ribs: 2 },
    { name: "whelk", width: 55, weight: 80, ribs: 9 },
  ];
  const wobble = (row: number, of: number) => ((row * of) % 17) - 8;
  const lines = Array.from({ length: rows }, (_, row) => {
    const { name, width, weight, ribs } = kinds[row % 3] ?? { name: "", width: 0, weight: 0, ribs: 0 };
    const numbers = [width + wobble(row, 5) / 2, weight + wobble(row, 7) / 4, ribs + wobble(row, 11) / 8];
    return [...numbers.map((value) => value.toFixed(2)), ...(named ? [name] : [])].join(",");
  });
  return [`width,weight,ribs${named ? ",shell" : ""}`, ...lines].join("\n");
}
const csv = (text: string) => ({ name: "shells.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

const step = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "The five steps" }).getByRole("button", { name }).click();
const widget = (page: Page, id: string) => page.locator(`[data-widget=${id}]`);

async function openWith(text: string, way: string) {
  const opened = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
  await opened.page.locator("input[type=file]").setInputFiles(csv(text));
  await widget(opened.page, "table").locator("tbody tr").nth(3).waitFor();
  await widget(opened.page, "target").getByText(way).click();
  return opened;
}
async function train(page: Page): Promise<void> {
  await step(page, "Train");
  await widget(page, "transport").locator("button.play").click();
  await widget(page, "transport")
    .getByText(/^(Done|Stopped early)/)
    .waitFor();
}
async function experimentIn(page: Page) {
  await page.getByRole("button", { name: "Share" }).click();
  const address = await page.getByRole("textbox", { name: "The address of this experiment" }).inputValue();
  await page.keyboard.press("Escape");
  const outcome = await sharedExperiment(/[?&]x=([\w-]+)/.exec(address)?.[1] ?? "");
  return { address, experiment: outcome.ok ? outcome.value : outcome };
}

describe("a table of one's own in which nothing is to be predicted", () => {
  it("is sorted into groups through all five steps, each without an axe violation; the model leaves, and answers when it comes back", async () => {
    const { page, axe, errors, cspViolations } = await openWith(shells(120), "Find groups");
    await widget(page, "split").locator("table").waitFor();
    for (const name of ["Prepare", "Select", "Train", "Validate", "Test and deploy"]) {
      if (name === "Train") await train(page);
      else await step(page, name);
      await settled({ page });
      if (name === "Validate") await widget(page, "results").getByText("the groups stand clearly apart").waitFor();
      expect(summarize(await axe()), name).toEqual([]);
      expect(await page.locator("[data-problem], [role=alert]").count(), name).toBe(0);
      if (name !== "Validate") continue;
      const sizes = await widget(page, "results").locator("figure li b").allInnerTexts();
      expect(sizes.reduce((sum, size) => sum + Number(size), 0)).toBe(24);
    }

    const ask = async (within: ReturnType<typeof widget>) => {
      await within.getByLabel("width", { exact: true }).fill("90");
      await within.getByLabel("weight", { exact: true }).fill("30");
      await within.getByLabel("ribs", { exact: true }).fill("2");
      await within.getByRole("button", { name: "Find its group" }).click();
      return within.locator(".answer p.label").innerText();
    };
    const group = await ask(widget(page, "predict"));
    expect(group).toMatch(/^Group [ABC]$/);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("[data-export=tfjs] button").click(),
    ]);
    await widget(page, "deploy")
      .locator("input[type=file]")
      .setInputFiles(await file.path());
    expect(await ask(widget(page, "deploy"))).toBe(group);
    expect(errors).toEqual([]);
    expect(cspViolations).toEqual([]);
  });

  it("holds labels back: they are set beside the groups afterwards, and learned from again when a column is to be predicted", async () => {
    const { page, errors } = await openWith(shells(120, true), "Find groups");
    expect(await widget(page, "target").getByLabel("Held back").inputValue()).toBe("shell");
    await train(page);
    await step(page, "Validate");
    const beside = widget(page, "results").getByRole("region", { name: "Groups beside shell" });
    await beside.locator("tbody th").first().waitFor();
    expect((await beside.locator("tbody th").allInnerTexts()).sort()).toEqual(["cockle", "razor", "whelk"]);
    expect(await widget(page, "results").innerText()).toContain("24 of 24 rows");
    expect(await widget(page, "importance").innerText()).not.toContain("shell");

    await step(page, "Prepare");
    await widget(page, "target").getByText("Predict a column").click();
    expect(await widget(page, "target").getByLabel("Target", { exact: true }).inputValue()).toBe("shell");
    expect(errors).toEqual([]);
  });

  it("is squeezed and rebuilt; what was chosen survives undo, an address and a reload", async () => {
    const { page, errors } = await openWith(shells(120), "Squeeze and rebuild");
    await step(page, "Select");
    await widget(page, "model").getByLabel("Numbers in the code").fill("1");
    await page.keyboard.press("Enter");
    const { address, experiment } = await experimentIn(page);
    expect(experiment).toMatchObject({ target: "", model: { family: "autoencoder", code: 1 } });

    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    expect((await experimentIn(page)).experiment).toMatchObject({ target: "ribs", model: { family: "mlp" } });
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByRole("button", { name: "Redo" }).click();
    expect((await experimentIn(page)).experiment).toEqual(experiment);

    await train(page);
    await step(page, "Validate");
    await widget(page, "results").getByText("Rebuilt worst, validation rows").waitFor();
    await page.waitForFunction(() => document.querySelector("header")?.textContent?.includes("Saved"));
    await page.reload();
    await step(page, "Validate");
    await widget(page, "results").getByText("Rebuilt worst, validation rows").waitFor();
    expect(await widget(page, "compare").innerText()).toContain("autoencoder, 16 + 1 + 16 units");

    expect(errors).toEqual([]);

    const elsewhere = await openPage({ path: new URL(address).hash, reducedMotion: "reduce" });
    await elsewhere.page.locator("input[type=file]").setInputFiles(csv(shells(120)));
    await widget(elsewhere.page, "table").locator("tbody tr").nth(3).waitFor();
    expect((await experimentIn(elsewhere.page)).experiment).toEqual(experiment);
  });
});
