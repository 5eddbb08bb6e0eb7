import type { Page } from "playwright-core";
import { expect, inject, it } from "vitest";
import { browser, openPage } from "./browser.ts";

const phone = { width: 412, height: 823 };
const shape = { viewport: phone, serviceWorkers: "block" } as const;
const heading = (page: Page) => page.locator("h1:visible");

it("the top of the course's page can be read before any of the app's code has come, and lies where the app puts it", async () => {
  const { page, appUrl } = await openPage(shape);
  await page.locator("main .drawing").waitFor();
  const [words, box] = [await page.locator("h1").innerText(), await page.locator("h1").boundingBox()];

  const context = await (await browser()).newContext(shape);
  const bare = await context.newPage();
  await bare.route("**/assets/*.js", (route) => route.abort());
  await bare.goto(appUrl);
  expect(await heading(bare).innerText()).toBe(words);
  await bare.evaluate(() => document.fonts.ready);
  expect(await heading(bare).boundingBox()).toEqual(box);

  await bare.goto("about:blank");
  await bare.goto(`${appUrl}#/settings`);
  expect(await heading(bare).count()).toBe(0);
  await context.close();
});

it("so can a lesson's title and opening, on a phone and beside the bench", async () => {
  const { page, appUrl } = await openPage({ ...shape, path: "#/lesson/clean-it" });
  const context = await (await browser()).newContext(shape);
  const bare = await context.newPage();
  await bare.route("**/assets/*.js", (route) => route.abort());
  await bare.goto(`${appUrl}#/lesson/clean-it`);
  for (const viewport of [phone, { width: 900, height: 900 }, { width: 1440, height: 900 }]) {
    const drawn = [];
    for (const each of [page, bare]) {
      await each.setViewportSize(viewport);
      await heading(each).waitFor();
      await each.evaluate(() => document.fonts.ready);
      const { x, y } = (await each.locator("header.head p:visible").boundingBox()) ?? {};
      drawn.push({
        title: [await heading(each).innerText(), await heading(each).boundingBox()],
        opening: [await each.locator("header.head p:visible").innerText(), x, y],
      });
    }
    expect(drawn[1]).toEqual(drawn[0]);
  }
  await context.close();
});

it.each(["", "#/lesson/first-model"])(
  "what is largest on a phone is painted before the app has come, and the app's own drawing is no larger: '%s'",
  async (path) => {
    const context = await (await browser()).newContext(shape);
    await context.addInitScript(() => {
      const drawn: string[] = ((window as unknown as { drawnByApp: string[] }).drawnByApp = []);
      new PerformanceObserver((list) => {
        // Of an element that has gone since, the browser tells nothing.
        for (const { element, size, startTime } of list.getEntries() as LargestContentfulPaint[])
          if (element?.isConnected && !element.closest(".first-paint"))
            drawn.push(`${Math.round(startTime)} ms, ${size} px²: ${element.textContent?.slice(0, 60)}`);
      }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    const { page } = await openPage({ path, context });
    await page.locator("main .drawing, [data-widget=playground] svg").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await page.evaluate(() => (window as unknown as { drawnByApp: string[] }).drawnByApp)).toEqual([]);
    await context.close();
  },
);

it("nothing that the first paint or the app wants waits for the first script", async () => {
  const context = await (await browser()).newContext(shape);
  const page = await context.newPage();
  await page.route("**/theme.js", () => {}); // on its way
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname.replace(/-[\w-]{8}\./, ".")));
  await page.goto(inject("appUrl"), { waitUntil: "commit" });
  const wanted = ["base.css", "shell.css", "index.js", "base.js", "shell.js"].map((file) => `/assets/${file}`);
  await expect.poll(() => wanted.filter((file) => !asked.has(file))).toEqual([]);
  await context.close();
});

it("a part's script is asked for beside its styles", async () => {
  const context = await (await browser()).newContext(shape);
  const page = await context.newPage();
  await page.route("**/assets/playground-*.css", () => {}); // on their way
  const script = page.waitForRequest(/\/assets\/playground-[^/]*\.js$/);
  await page.goto(`${inject("appUrl")}#/lesson/first-model`, { waitUntil: "commit" });
  await script;
  await context.close();
});
