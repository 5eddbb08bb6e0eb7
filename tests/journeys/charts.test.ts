import { expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { chartFaults } from "./chart-faults.ts";
import { everyPage } from "./every-address.ts";
import { visit } from "./settled-page.ts";

it("on every page a drawing is a chart with title, sentence, table and CSV, or an ornament beside words", async () => {
  const opened = await openPage({ acceptDownloads: true, reducedMotion: "reduce" });
  await opened.page.locator("main h1").waitFor();
  const faults: string[] = [];
  for (const address of everyPage) {
    await visit(opened, address);
    faults.push(...(await chartFaults(opened)).map((fault) => `${address}: ${fault}`));
  }
  expect(faults).toEqual([]);
});
