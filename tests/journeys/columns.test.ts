import { expect, it } from "vitest";
import { openPage, summarize } from "./browser.ts";
import { chartFaults } from "./chart-faults.ts";

const sizes = ["small", "medium", "large"];
const cells = (row: number) => [
  sizes[(row * 7) % 3],
  row % 9 ? `${(3 + Math.sin(row)).toFixed(1)} kg` : `${(7 + Math.cos(row)).toFixed(1)} lb`,
  row % 11 ? (3500 + 900 * Math.sin(row * 1.3)).toFixed(0) : "",
  (40 + 6 * Math.sin(row * 2)).toFixed(1),
  row % 2 ? "MALE" : "FEMALE",
];
const birds = ["size,weight,mass,length,sex", ...Array.from({ length: 90 }, (_, row) => cells(row).join(","))].join(
  "\n",
);

it("a column opens to its panel by keyboard: charts with tables, no axe violation, and a step that fits is one press away", async () => {
  const opened = await openPage({ path: "#/lab/table", reducedMotion: "reduce", acceptDownloads: true });
  const { page, axe, errors } = opened;
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "birds.csv", mimeType: "text/csv", buffer: Buffer.from(birds) });
  const columns = page.locator("[data-widget=columns]");
  const look = (name: string) => columns.getByRole("button", { name: new RegExp(`^${name}\\b`) });

  await look("mass").press("Enter");
  await columns.getByRole("figure", { name: "Distribution of mass" }).waitFor();
  await columns.locator("summary", { hasText: "What goes with what" }).press("Enter");
  await columns.locator("summary", { hasText: "Rows and classes" }).press("Enter");
  await columns.getByRole("figure", { name: "Correlation" }).waitFor();
  await columns.getByRole("figure", { name: "Classes of sex" }).waitFor();
  expect(summarize(await axe())).toEqual([]);
  expect(await chartFaults(opened)).toEqual([]);

  await look("size").press("Enter");
  await columns.getByText("From low to high: small, medium, large.").waitFor();
  await look("weight").press("Enter");
  await columns.getByText(/Quantities with a unit: kg \(80\), lb \(10\)/).waitFor();
  await columns.getByRole("button", { name: /^Add “Read numbers with units”: kg × 1, lb × 0.454/ }).press("Enter");
  const first = page.locator("[data-widget=preparation] li.step .what b").first();
  await expect.poll(() => first.innerText()).toBe("Read numbers with units");
  expect(errors).toEqual([]);
});
