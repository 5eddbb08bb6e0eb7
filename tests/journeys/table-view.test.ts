import { expect, it } from "vitest";
import { openPage, summarize } from "./browser.ts";
import { houses } from "./houses.ts";

it("sorts, filters and finds the rows of a table by keyboard, and says so", async () => {
  const { page, axe, errors } = await openPage({ path: "#/lab/table", reducedMotion: "reduce" });
  const file = { name: "houses.csv", mimeType: "text/csv", buffer: Buffer.from(houses(240)) };
  await page.locator("input[type=file]").setInputFiles(file);
  const table = page.locator("[data-widget=table]");
  const head = table.getByRole("columnheader", { name: /^size/ });
  const column = await head.evaluate((cell) => [...(cell.parentElement?.children ?? [])].indexOf(cell));
  const sizes = async () =>
    (await table.locator(`tbody tr:not(.gap) :is(td, th):nth-child(${column + 1})`).allInnerTexts())
      .filter((cell) => /\d/.test(cell))
      .map(Number);
  const rising = (values: number[]) =>
    values.length > 5 && values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
  const status = () => page.locator("[aria-live=polite]").first().textContent();

  await head.getByRole("button").press("Enter");
  await expect.poll(async () => rising(await sizes())).toBe(true);
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  await head.getByRole("button").press("Space");
  await expect.poll(async () => rising((await sizes()).reverse())).toBe(true);
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  await expect.poll(status).toContain("240 rows, sorted by size, descending");

  await table.getByRole("button", { name: "Filter a column" }).press("Enter");
  await table.getByLabel("Column", { exact: true }).selectOption("size");
  const most = Math.max(...(await sizes()));
  await table.getByRole("textbox", { name: "To", exact: true }).fill(String(most - 1));
  await expect.poll(async () => Math.max(...(await sizes()))).toBeLessThan(most);
  expect(summarize(await axe())).toEqual([]);
  await table.getByRole("button", { name: /^Remove the filter: size/ }).press("Enter");
  await expect.poll(async () => Math.max(...(await sizes()))).toBe(most);

  await head.getByRole("button").press("Enter");
  await expect.poll(() => head.getAttribute("aria-sort")).toBe("none");
  await table.getByRole("textbox", { name: "Go to row" }).fill("200");
  await table.getByRole("textbox", { name: "Go to row" }).press("Enter");
  await expect.poll(() => table.locator("tbody th.sought").allInnerTexts()).toEqual(["200"]);
  await expect.poll(() => table.locator("tbody th.sought").isVisible()).toBe(true);
  await table.getByRole("textbox", { name: "Go to row" }).fill("241");
  await table.getByRole("textbox", { name: "Go to row" }).press("Enter");
  await table.getByText("There is no row 241 among these.").waitFor();
  expect(errors).toEqual([]);
}, 120_000);
