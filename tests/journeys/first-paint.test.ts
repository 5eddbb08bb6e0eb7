import { expect, it } from "vitest";
import { browser, openPage } from "./browser.ts";

it("the top of the course's page can be read before any of the app's code has come, and lies where the app puts it", async () => {
  const shape = { viewport: { width: 412, height: 823 }, serviceWorkers: "block" } as const;
  const { page, appUrl } = await openPage(shape);
  await page.locator("main .drawing").waitFor();
  const top = () => page.locator("h1").boundingBox();
  const [words, box] = [await page.locator("h1").innerText(), await top()];

  const context = await (await browser()).newContext(shape);
  const bare = await context.newPage();
  await bare.route("**/assets/*.js", (route) => route.abort());
  await bare.goto(appUrl);
  expect(await bare.locator("h1").innerText()).toBe(words);
  await bare.evaluate(() => document.fonts.ready);
  expect(await bare.locator("h1").boundingBox()).toEqual(box);

  await bare.goto("about:blank");
  await bare.goto(`${appUrl}#/lesson/first-model`);
  expect(await bare.locator("h1").isVisible()).toBe(false);
  await context.close();
});
