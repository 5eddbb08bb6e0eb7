import { expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { settled } from "./settled-page.ts";

it("a row that is dragged to another part is counted there, and undoing brings it back", async () => {
  const opened = await openPage({
    path: "#/lesson/split-without-leaking",
    viewport: { width: 1280, height: 1500 },
    reducedMotion: "reduce",
  });
  const { page, errors, cspViolations } = opened;
  await settled(opened);
  const split = page.locator("[data-widget=split]");
  while (!(await split.isVisible())) {
    await page.getByRole("button", { name: /^Go on/ }).click();
    await settled(opened);
  }
  const counts = () => split.getByRole("row", { name: /^Rows/ }).innerText();
  const card = split.getByRole("button", { name: /^Row 4, in Training/ });
  const lane = split.getByRole("region", { name: "Rows in Sealed test" });
  await card.waitFor();
  expect(await counts()).toMatch(/445\s+148\s+148/);

  const [from, to] = [await card.boundingBox(), await lane.boundingBox()];
  if (!from || !to) throw new Error("The lanes are not in sight");
  await page.mouse.move(from.x + 60, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 90, { steps: 8 });
  await page.mouse.up();
  await lane.getByRole("button", { name: /^Row 4, in Sealed test: .*by hand/ }).waitFor();
  await expect.poll(counts).toMatch(/444\s+148\s+149/);

  await split.getByRole("button", { name: "Undo the move" }).click();
  await card.waitFor();
  await expect.poll(counts).toMatch(/445\s+148\s+148/);
  expect([...errors, ...cspViolations]).toEqual([]);
});
