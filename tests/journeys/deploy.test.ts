import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { browser, openPage } from "./browser.ts";
import { drawn } from "./settled-page.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "learning-curve-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** The lesson with its model trained. */
async function openTrained() {
  const opened = await openPage({ path: "#/lesson/deploy-it", reducedMotion: "reduce" });
  await goToStepWith(opened.page, "predict");
  await opened.page.locator("[data-widget=transport] button.play").click();
  await form(opened.page, "predict").waitFor();
  return opened;
}

/** Goes on, step by step, until the bench has this widget. */
async function goToStepWith(page: Page, widget: string): Promise<void> {
  for (let step = 0; step < 8; step++) {
    await drawn(page);
    if ((await page.locator(`[data-widget=${widget}]`).count()) > 0) return;
    await goOn(page);
  }
  throw new Error(`No step has ${widget} on its bench.`);
}
async function goOn(page: Page): Promise<void> {
  const current = await page.locator("section[data-step]").getAttribute("data-step");
  await page.locator("section[data-step] button[data-go]").click();
  await page.locator(`section[data-step]:not([data-step="${current}"])`).waitFor();
}

const form = (page: Page, widget: string) => page.locator(`[data-widget=${widget}] form`);

type Row = Readonly<Record<string, string>>;
const birds: readonly Row[] = [
  { Species: "Gentoo", "Body Mass (g)": "4600", "Culmen Depth (mm)": "18" },
  { Species: "Adelie", "Body Mass (g)": "3,300", "Culmen Depth (mm)": "18" },
  { Species: "Adelie", "Body Mass (g)": "50000", "Culmen Depth (mm)": "" },
];

/** Fills in a row; labels are chosen, numbers typed. The same fields stand in the app and in the page taken away. */
async function fillIn(within: Locator, row: Row): Promise<void> {
  for (const [name, value] of Object.entries(row)) {
    const field = within.getByLabel(name, { exact: true });
    if (await field.evaluate((element) => element instanceof HTMLSelectElement)) await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Asks the app by Enter in the last field, and reads the probabilities from the chart's table. */
async function askApp(page: Page, widget: string, row: Row): Promise<Map<string, number>> {
  const within = page.locator(`[data-widget=${widget}]`);
  await fillIn(form(page, widget), row);
  const asked = await countOf(within);
  await form(page, widget).getByLabel("Body Mass (g)").press("Enter");
  await expect.poll(() => countOf(within)).toBe(asked + 1);
  const toTable = within.locator("figure button[aria-pressed]");
  if ((await toTable.getAttribute("aria-pressed")) === "false") await toTable.click();
  await within.locator("figure tbody tr").first().waitFor();
  const cells = await within
    .locator("figure tbody tr")
    .evaluateAll((rows) => rows.map((one) => [...one.children].map((cell) => cell.textContent ?? "")));
  return new Map(cells.map(([label = "", share]) => [label, Number(share)]));
}
async function countOf(within: Locator): Promise<number> {
  const said = await within.locator("form .do").innerText();
  return said.includes("once") ? 1 : Number(/Asked (\d+)/.exec(said)?.[1] ?? 0);
}

async function askPage(page: Page, row: Row): Promise<Map<string, number>> {
  await fillIn(page.locator("form"), row);
  const bars = await page
    .locator("#bars li")
    .evaluateAll((items) =>
      items.map((item) => [
        item.querySelector(".label")?.textContent ?? "",
        item.querySelector("i")?.style.getPropertyValue("--share") ?? "",
      ]),
    );
  return new Map(bars.map(([label = "", share]) => [label, Number(share)]));
}

/** Presses one of the downloads and keeps its file. */
async function take(page: Page, kind: "html" | "tfjs" | "card"): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-export=${kind}] button`).click(),
  ]);
  const kept = path.join(folder, file.suggestedFilename());
  await file.saveAs(kept);
  expect(await page.locator(`[data-export=${kind}]`).innerText()).toContain(`${file.suggestedFilename()}, `);
  return kept;
}

/** Shares agree to 1e-4; the table of the app shows four figures. */
function expectSame(shares: Map<string, number>, others: Map<string, number>): void {
  expect(shares.size).toBeGreaterThan(1);
  expect([...shares.keys()].sort()).toEqual([...others.keys()].sort());
  for (const [label, share] of shares) expect(Math.abs(share - (others.get(label) ?? NaN)), label).toBeLessThan(1e-4);
}

describe("a model taken away", () => {
  it("answers in its page, with no network, as it does in the app; and the lesson's checks are met", async () => {
    const { page, errors, cspViolations } = await openTrained();
    const answers: Map<string, number>[] = [];
    for (const bird of birds) answers.push(await askApp(page, "predict", bird));
    expect(await page.locator("[data-widget=predict]").innerText()).toContain("Outside what it was trained on");

    await goToStepWith(page, "deploy");
    const file = await take(page, "html");
    await take(page, "card");
    const offline = await (await browser()).newContext({ offline: true });
    const away = await offline.newPage();
    const failed: string[] = [];
    away.on("requestfailed", (request) => failed.push(request.url()));
    away.on("pageerror", (error) => failed.push(error.message));
    await away.goto(pathToFileURL(file).href);
    for (const [index, bird] of birds.entries()) expectSame(await askPage(away, bird), answers[index] ?? new Map());
    expect(failed).toEqual([]);
    await offline.close();

    await goOn(page);
    await page.locator("section[data-step][data-complete=true]").waitFor();
    expect(errors).toEqual([]);
    expect(cspViolations).toEqual([]);
  });

  it("comes back from its zip with the same answers, and what is no model is refused with a sentence", async () => {
    const { page, errors, cspViolations } = await openTrained();
    const [bird = {}] = birds;
    const answer = await askApp(page, "predict", bird);
    await goToStepWith(page, "deploy");
    const zip = await take(page, "tfjs");
    const file = page.locator("[data-widget=deploy] input[type=file]");
    await file.setInputFiles(zip);
    await form(page, "deploy").waitFor();
    expectSame(await askApp(page, "deploy", bird), answer);

    await file.setInputFiles(await take(page, "card"));
    const refusal = page.locator("[data-widget=deploy] [role=alert]");
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/no zip/);
    expect(await form(page, "deploy").count()).toBe(0);
    expect(errors).toEqual([]);
    expect(cspViolations).toEqual([]);
  });
});

describe("the form that asks a model", () => {
  it("says what is no number, and asks nothing then", async () => {
    const { page } = await openTrained();
    const mass = form(page, "predict").getByLabel("Body Mass (g)");
    await mass.fill("heavy");
    await mass.press("Enter");
    expect(await mass.getAttribute("aria-invalid")).toBe("true");
    expect(await mass.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await countOf(page.locator("[data-widget=predict]"))).toBe(0);
  });
});
