import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { openPage, summarize } from "./browser.ts";
import { houses } from "./houses.ts";

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function bring(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
}
const step = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "The five steps" }).getByRole("button", { name });
const widget = (page: Page, id: string) => page.locator(`[data-widget=${id}]`);
const titles = (page: Page) => widget(page, "preparation").locator("li.step .what b").allInnerTexts();

describe("a table of one's own", () => {
  it("goes through the five steps, each without an axe violation, and is there after a reload", async () => {
    const opened = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
    const { page, axe, errors, cspViolations } = opened;
    await bring(page, csv("houses.csv", houses(240)));
    await widget(page, "table").locator("tbody tr").nth(3).waitFor();
    expect(await page.getByLabel("Target", { exact: true }).inputValue()).toBe("price");

    for (const name of ["Prepare", "Select", "Train", "Validate", "Test and deploy"]) {
      await step(page, name).click();
      await page.waitForLoadState("networkidle");
      if (name === "Train") {
        await widget(page, "transport").locator("button.play").click();
        await widget(page, "transport")
          .getByText(/^(Done|Stopped early)/)
          .waitFor();
      }
      expect(summarize(await axe()), name).toEqual([]);
      expect(await page.locator("[data-problem]").count(), name).toBe(0);
    }
    await widget(page, "predict").locator("form").waitFor();
    expect(errors).toEqual([]);
    expect(cspViolations).toEqual([]);

    await page.waitForFunction(() => document.querySelector("header")?.textContent?.includes("Saved"));
    await page.reload();
    await step(page, "Test and deploy").click();
    await widget(page, "predict").locator("form").waitFor();
    expect(await page.locator(".lab header").innerText()).toContain("houses.csv, 240 rows, 4 columns");
  });

  it("is prepared by keyboard: a step is added, moved, switched off, taken away, and all of it undone", async () => {
    const { page, errors } = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
    await bring(page, csv("houses.csv", houses(240)));
    const own = widget(page, "preparation");
    await own.getByRole("button", { name: "Add a step" }).press("Enter");
    await own.getByRole("button", { name: /^Convert units below/ }).press("Enter");
    await own.getByRole("button", { name: "Add a step" }).press("Enter");
    await own.getByRole("button", { name: "Merge spellings", exact: true }).press("Enter");
    await expect.poll(() => titles(page)).toEqual(["Convert units", "Merge spellings", "Repair the rest by itself"]);

    await own.getByRole("button", { name: /^Move: Merge spellings/ }).press("ArrowUp");
    await expect.poll(() => titles(page)).toEqual(["Merge spellings", "Convert units", "Repair the rest by itself"]);
    await own.getByRole("textbox", { name: "Position of: Merge spellings" }).fill("2");
    await own.getByRole("textbox", { name: "Position of: Merge spellings" }).press("Enter");
    await expect.poll(() => titles(page)).toEqual(["Convert units", "Merge spellings", "Repair the rest by itself"]);

    await own.getByRole("switch", { name: "Use: Convert units" }).press("Space");
    await expect.poll(() => own.locator("li.step .changes").first().innerText()).toBe("off");
    await own.getByRole("button", { name: /^Merge spellings no column/ }).press("Enter");
    await own.getByRole("button", { name: "Remove this step" }).press("Enter");
    await expect.poll(() => titles(page)).toEqual(["Convert units", "Repair the rest by itself"]);
    for (let times = 0; times < 6; times++) await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect.poll(() => titles(page)).toEqual(["Repair the rest by itself"]);
    expect(errors).toEqual([]);
  });

  it("shows what each step did to the score, with its uncertainty", async () => {
    const { page, errors } = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
    await bring(page, csv("houses.csv", houses(240)));
    const own = widget(page, "preparation");
    await own.getByRole("button", { name: "Measure the effect of each step" }).click();
    await own.getByText("A tick is one of 5 random splits").waitFor();
    await own.getByRole("progressbar").waitFor({ state: "detached" });
    expect(await own.locator(".diff").nth(1).innerText()).toMatch(/± \d\.\d{3}/);
    expect(errors).toEqual([]);
  });

  it("meets a broken file with a sentence, and takes another one then", async () => {
    const { page } = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
    await bring(page, csv("bad.csv", 'a,b\n1,"2\n3,4\n'));
    expect(await page.getByRole("alert").innerText()).toMatch(/bad\.csv, line 2: A quote opens here and never closes/);
    await bring(page, csv("houses.csv", houses(240)));
    await widget(page, "table").locator("tbody tr").nth(3).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("names and labels that are markup stay text", async () => {
    const { page, errors, cspViolations } = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
    const name = "<img src=x onerror=alert(1)>";
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 7},"</script><b>${i % 2}</b>",${i % 3 ? "yes" : "no"}`);
    await bring(page, csv("markup.csv", [`"${name}",__proto__,"${name} label"`, ...rows].join("\n")));
    await widget(page, "table").locator("tbody tr").nth(3).waitFor();
    await widget(page, "split").locator("table").waitFor();
    expect(await page.locator("main img, main script, td b").count()).toBe(0);
    expect(await widget(page, "table").locator("thead").innerText()).toContain(name);
    expect(errors).toEqual([]);
    expect(cspViolations).toEqual([]);
  });
});
