import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { defaultExperiment } from "../../src/experiment/experiment.ts";
import { unpackAll, type CarriedRecord } from "../../src/storage/carry.ts";
import { digest } from "../../src/storage/digest.fixture.ts";
import { corruptStore, damages, type GoodWork } from "../malformed/corrupt-store.ts";
import { openPage } from "./browser.ts";

const experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 60, noise: 0.2 },
  target: "class",
};
const table = "size,sex\n1,f\n2,m\n";
const good: GoodWork = {
  progress: [
    {
      key: "first-model",
      saved: 1_000,
      value: {
        format: 1,
        step: "run",
        done: ["predict"],
        answers: { q: 1 },
        hints: {},
        checks: [],
        finished: false,
        experiment,
        openings: 1,
      },
    },
  ],
  benches: [
    {
      key: "lab/points",
      saved: 2_000,
      value: { format: 1, title: "Points of mine", experiment, kept: [], openings: 4 },
    },
  ],
  files: [
    { key: createHash("sha256").update(table).digest("hex"), saved: 3_000, value: { name: "birds.csv" }, file: table },
  ],
};

async function withText(record: CarriedRecord) {
  const { value } = record;
  const isFile = typeof value === "object" && value !== null && "file" in value;
  return { ...record, value: isFile ? { ...value, file: await value.file.text() } : value };
}

/** Presses a button that hands out a file, and reads it. */
async function taken(page: Page, name: RegExp): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name }).first().click();
  const file = await coming;
  return readFile(await file.path());
}

it(`${damages.length} corrupted stores: the app opens, sets the bad part aside, offers it as a file, keeps the good part`, async () => {
  const { page, goto, appUrl, errors } = await openPage({ path: "theme.js" });
  await page.addInitScript(() => {
    const key = localStorage.getItem("unreadable");
    const get = IDBObjectStore.prototype.get;
    if (key !== null)
      IDBObjectStore.prototype.get = function (query) {
        if (query === key) throw new DOMException("Failed to read large IndexedDB value", "DataError");
        return get.call(this, query);
      };
  });
  const found: unknown[] = [];
  for (const { damage } of damages) {
    await page.goto(`${appUrl}theme.js`);
    await page.evaluate(corruptStore, { damage, good });
    errors.length = 0; // of the page without the app, which has no icon
    await page.goto(appUrl);
    await page.locator("main h1").waitFor();
    await goto("#/lesson/tuning");
    await page.locator("[data-widget=transport]").waitFor();
    await goto("#/work");
    const everything = await unpackAll(new Blob([new Uint8Array(await taken(page, /everything/i))]), digest);
    const records = everything.ok ? await Promise.all(everything.value.map(withText)) : [];
    const kept = [...good.progress, ...good.benches, ...good.files].filter(({ key, saved, file, value }) =>
      records.some((each) => {
        const whole = file === undefined ? value : { ...value, file };
        return each.key === key && each.saved === saved && isDeepStrictEqual(each.value, whole);
      }),
    );
    const notice = page.locator(".notice.warning");
    const count = (await notice.count()) > 0 ? Number.parseInt(await notice.innerText(), 10) : 0;
    const offered = count > 0 ? (JSON.parse((await taken(page, /Save them as a file/)).toString()) as unknown[]) : [];
    found.push({ damage, aside: [count, offered.length], kept: kept.length, errors: errors.splice(0) });
  }
  expect(found).toEqual(
    damages.map(({ damage, aside, empty }) => ({ damage, aside: [aside, aside], kept: empty ? 0 : 3, errors: [] })),
  );
}, 240_000);
