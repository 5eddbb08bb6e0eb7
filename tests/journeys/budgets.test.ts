import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { budgets, filesRequested, precachedFiles, sentBytes, storedBytes } from "../../scripts/budgets.mjs";
import { openPage } from "./browser.ts";
import { drawn } from "./settled-page.ts";

/** The reader moves: what comes with the first move is the page's weight, not the training's. */
async function firstMove(page: Page): Promise<void> {
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 310);
  await page.keyboard.press("Tab");
  await page.waitForLoadState("networkidle");
}

/**
 * What opening an address asks for, read off the network. What a later visit loads in advance (the service worker's list) is
 * not page weight.
 */
async function filesOf(path: string): Promise<string[]> {
  const opened = await openPage({ path });
  const addresses = new Set<string>();
  opened.page.on("request", (request) => addresses.add(request.url()));
  await opened.page.reload({ waitUntil: "networkidle" });
  await opened.page.locator("main h1").waitFor();
  await drawn(opened.page);
  await firstMove(opened.page);
  return filesRequested(addresses, opened.appUrl);
}

describe("the budgets", () => {
  it.each([
    ["the page and the first lesson", "#/lesson/first-model"],
    ["the page and the contents", ""],
  ])("hold for %s: JavaScript, CSS and fonts", async (_, path) => {
    const files = await filesOf(path);
    const scripts = files.filter((file) => file.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(0);
    expect(sentBytes(scripts), scripts.join(", ")).toBeLessThanOrEqual(budgets.pageScriptBytes);
    expect(sentBytes(files.filter((file) => file.endsWith(".css")))).toBeLessThanOrEqual(budgets.pageStyleBytes);
    expect(storedBytes(files.filter((file) => file.endsWith(".woff2")))).toBeLessThanOrEqual(budgets.fontBytes);
  });

  it("hold for what is loaded from Train to the first loss value", async () => {
    const opened = await openPage({ path: "#/lesson/first-model" });
    const train = opened.page.getByRole("button", { name: "Train", exact: true });
    await train.waitFor();
    await firstMove(opened.page);
    const addresses = new Set<string>();
    opened.page.on("request", (request) => addresses.add(request.url()));
    await train.click();
    await opened.page.locator("[data-widget=curves] text.end").first().waitFor();
    const files = filesRequested(addresses, opened.appUrl);
    const scripts = files.filter((file) => file.endsWith(".js"));
    expect(scripts.some((file) => file.includes("wasm-kernels"))).toBe(true);
    expect(sentBytes(scripts), scripts.join(", ")).toBeLessThanOrEqual(budgets.workerScriptBytes);
    // Our own loops stand in a script; nothing of TensorFlow.js is fetched.
    expect(files.filter((file) => /backend-|tfjs|\.wasm$/.test(file))).toEqual([]);
  });

  it("hold for the precache, which holds no backend of TensorFlow.js", () => {
    const files = precachedFiles();
    expect(files).toContain("index.html");
    expect(storedBytes(files)).toBeLessThanOrEqual(budgets.precacheBytes);
    expect(files.filter((file) => /backend-(webgpu|webgl|wasm)|\.wasm$/.test(file))).toEqual([]);
  });
});
