import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import type { OpenedPage } from "./browser.ts";

/** What of a page's drawings is neither a chart nor an ornament beside words. */
const strayDrawings = (page: OpenedPage["page"]): Promise<string[]> =>
  page.evaluate(() => {
    const words = (element: Element) => element.textContent?.trim().length ?? 0;
    return [...document.querySelectorAll("svg, canvas")].flatMap((drawing) => {
      const { width, height } = drawing.getBoundingClientRect();
      if (Math.max(width, height) <= 60 || drawing.closest("[data-chart]")) return [];
      const hidden = drawing.closest("[aria-hidden=true]");
      const holder = drawing.closest("li, th, td, section, header, footer, [data-widget], main > *");
      if (hidden && holder && words(holder) > words(hidden)) return [];
      return [`${drawing.tagName} of ${Math.round(width)} px in ${holder?.outerHTML.slice(0, 120)}`];
    });
  });

/** What a chart lacks of title, sentence, table and CSV. */
async function lacksOf(chart: Locator): Promise<string[]> {
  const named = await chart.evaluate((figure) => {
    const textOf = (attribute: string) =>
      document.getElementById(figure.getAttribute(attribute) ?? "")?.textContent?.trim() ?? "";
    return { title: textOf("aria-labelledby"), sentence: textOf("aria-describedby") };
  });
  const lacks: string[] = [];
  if (named.title === "") lacks.push("a chart without a title");
  if (!/\S \S.*[.?]$/.test(named.sentence)) lacks.push(`"${named.title}" has no sentence: "${named.sentence}"`);
  const toggle = chart.getByRole("button", { name: `Show "${named.title}" as a table`, exact: true });
  if ((await toggle.count()) !== 1) return [...lacks, `"${named.title}" has no table`];
  await click(toggle);
  await chart.locator("table.data-table").waitFor();
  const shown = await chart
    .locator("table.data-table tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.replaceAll("\u00a0", " ").trim() ?? "")),
    );
  const waiting = chart.page().waitForEvent("download");
  await click(chart.getByRole("button", { name: /^Download the numbers of/ }));
  const csv = readCsv(await readFile((await (await waiting).path()) ?? "", "utf8"));
  await click(chart.getByRole("button", { name: `Show "${named.title}" as a chart`, exact: true }));
  if (shown.length < 2) lacks.push(`"${named.title}" has an empty table`);
  const differing = shown.flatMap((row, r) =>
    row.flatMap((cell, c) => (sameCell(cell, csv[r]?.[c] ?? "none") ? [] : [`${cell} is ${csv[r]?.[c]}`])),
  );
  if (differing.length > 0)
    lacks.push(`"${named.title}": the CSV is not the table: ${differing.slice(0, 3).join(", ")}`);
  return lacks;
}

/** Without a pointer: who goes by keyboard has none. */
const click = (button: Locator) => button.evaluate((element: HTMLElement) => element.click());

/** RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows;
}

/** The table shows four figures of what the file has in full. */
function sameCell(shown: string, stored: string): boolean {
  if (shown === stored.trim() || `'${shown}` === stored) return true;
  const [a, b] = [Number(shown.replaceAll("−", "-").replaceAll(/[\s,]/g, "")), Number(stored)];
  return stored !== "" && Math.abs(a - b) <= 6e-4 * Math.max(Math.abs(b), 1e-3);
}

/** What the drawings of the page as it stands lack: each is a chart with title, sentence, table and CSV, or an ornament. */
export async function chartFaults({ page }: Pick<OpenedPage, "page">): Promise<string[]> {
  const faults = await strayDrawings(page);
  for (const chart of await page.locator("[data-chart]").all()) {
    // A chart that has nothing to show yet says so.
    if ((await chart.locator(".nothing").count()) === 0) faults.push(...(await lacksOf(chart)));
  }
  return faults;
}
