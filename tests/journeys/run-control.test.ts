import { expect, it } from "vitest";
import { openPage, summarize } from "./browser.ts";
import { pointsAddress } from "./points-bench.ts";

it("a run goes to an epoch, back to one and on from there with another rate, which may be a found one", async () => {
  const training = { epochs: 40, batchSize: 20, optimizer: "adam", learningRate: 0.01 } as const;
  const address = await pointsAddress({ training });
  const { page, axe, errors, cspViolations } = await openPage({ path: address.slice(address.indexOf("#")) });
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
  const state = page.locator("[data-widget=transport] .state");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("0");

  await press("To an epoch, and back to one");
  await page.getByRole("textbox", { name: "Run to epoch" }).fill("12");
  await page.keyboard.press("Enter");
  await press("Run");
  await state.getByText("Paused after").waitFor();
  expect(await page.locator("[data-widget=transport] .epoch b").innerText()).toBe("12");
  await press("Go on");
  await state.getByText("Done in").waitFor();

  await page.getByText("More settings").click();
  await press("Find a learning rate");
  await press(/^Take /);
  await page.getByRole("textbox", { name: "Epoch", exact: true }).fill("20");
  await page.keyboard.press("Enter");
  await page.getByText("as another run: from epoch 20 learning rate").waitFor();
  expect(summarize(await axe())).toEqual([]);
  await press("Train on from epoch 20");
  // The run before stands beside it, thin, under what makes it another.
  await page.locator("[data-widget=curves]").getByText("unchanged in mid-run").first().waitFor();
  await state.getByText("Done in").waitFor();
  await page
    .locator("[data-widget=layers]")
    .getByRole("row", { name: /^Output/ })
    .waitFor();
  expect([...errors, ...cspViolations]).toEqual([]);
});
