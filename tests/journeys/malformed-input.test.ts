import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { sharedExperiment } from "../../src/app/share.ts";
import { readCsv } from "../../src/data/csv/read.ts";
import { exportTfjs } from "../../src/deployment/export-tfjs.ts";
import { importTfjs } from "../../src/deployment/import-tfjs.ts";
import { failureSentence } from "../../src/i18n/en/failures.ts";
import { problemSentence } from "../../src/i18n/en/lesson-problems.ts";
import { parseLesson } from "../../src/lesson/parse-lesson.ts";
import { packAll, unpackAll } from "../../src/storage/carry.ts";
import { digest } from "../../src/storage/digest.fixture.ts";
import { hostileModel } from "../injection/hostile-model.ts";
import { partsOf } from "../malformed/archives.ts";
import { malformedAddresses, malformedExperiments, malformedRoutes } from "../malformed/malformed-experiments.ts";
import { malformedFiles } from "../malformed/malformed-files.ts";
import { malformedLessons } from "../malformed/malformed-lessons.ts";
import { malformedModels } from "../malformed/malformed-models.ts";
import { malformedProjects, soundRecords } from "../malformed/malformed-projects.ts";
import { openPage, type OpenedPage } from "./browser.ts";

// The contracts hold the readers to these cases; here the pages are held to their readers: what a reader refuses is said,
// word for word, what it reads is shown, and the page goes on.

const folder = mkdtempSync(path.join(tmpdir(), "malformed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, bytes: Uint8Array, mimeType = "application/octet-stream") => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});
const open = (hash: string) => openPage({ path: hash, reducedMotion: "reduce" });
const alert = (page: Page) => page.locator("main [role=alert]");
/** Two cores may be busy. */
const soon = (name: string) => ({ timeout: 30_000, message: name });
const words = async (page: Page): Promise<string> => (await alert(page).innerText()).trim();
const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function isUnharmed({ errors, cspViolations }: OpenedPage): void {
  expect(errors).toEqual([]);
  expect(cspViolations).toEqual([]);
}

describe("a malformed table", () => {
  const patience = 180_000;

  it(
    "is shown as it is read, or refused with its line and what to do; then comes the next",
    { timeout: patience },
    async () => {
      const opened = await open("#/lab/table");
      const { page } = opened;
      const input = page.locator("main input[type=file]");
      const other = page.getByRole("button", { name: "Other data" });
      for (const [index, { name, bytes }] of malformedFiles.entries()) {
        const file = `case-${index}.csv`;
        const outcome = await readCsv(bytes(), undefined);
        await input.or(other).first().waitFor({ state: "attached" });
        if ((await input.count()) === 0) await other.click();
        await input.setInputFiles(fileOf(file, bytes(), "text/csv"));
        if (outcome.ok) {
          const { rows, columns } = outcome.value.table;
          const size = new RegExp(`${file}, ${rows.toLocaleString("en")} rows?, ${columns.length} columns?`);
          await expect
            .poll(() => page.locator(".lab > header .num").allInnerTexts(), soon(name))
            .toEqual([expect.stringMatching(size)]);
          expect(await alert(page).count(), name).toBe(0);
        } else {
          const said = inOneLine(failureSentence({ ...outcome.failure, file }));
          await expect.poll(async () => (await alert(page).allInnerTexts()).map(inOneLine), soon(name)).toEqual([said]);
        }
      }
      isUnharmed(opened);
    },
  );

  it("of 100 megabytes with an unclosed quote is refused with its line, and is not kept", async () => {
    const opened = await open("#/lab/table");
    const { page } = opened;
    const large = path.join(folder, "large.csv");
    writeFileSync(large, `a,b\n1,2\n3,"x\n${"4,5\n".repeat(25_000_000)}`);
    await page.locator("main input[type=file]").setInputFiles(large);
    await alert(page).waitFor();
    expect(await words(page)).toMatch(/^large\.csv, line 3: A quote opens here and never closes/);
    await opened.goto("#/work");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("#carry").waitFor();
    expect(await page.getByText("large.csv").count()).toBe(0);
    isUnharmed(opened);
  });
});

/** A lesson whose bench takes models back. */
const deployLesson =
  "---\nformat: 1\ntitle: Mine\nminutes: 5\nbench: Points\n---\n\n::step{kind=look bench=deploy}\n\nLook.\n";

describe("a malformed model zip", () => {
  it("is refused with what is wrong in it, or asked; then comes the next", async () => {
    const opened = await open("#/lesson-preview");
    const { page } = opened;
    await page.locator("main input[type=file]").setInputFiles(fileOf("mine.md", Buffer.from(deployLesson)));
    const widget = page.locator("[data-widget=deploy]");
    const input = widget.locator("input[type=file]");
    await input.waitFor({ state: "attached" });
    const parts = partsOf(exportTfjs(hostileModel(["a", "b"])).bytes);
    const fits = malformedModels.filter(({ bytes }) => {
      try {
        return bytes(parts).length > 0;
      } catch {
        return false; // it changes a text that this small model has not
      }
    });
    expect(fits.length).toBeGreaterThan(12);
    for (const [index, { name, bytes }] of fits.entries()) {
      const file = `case-${index}.zip`;
      const outcome = importTfjs(file, bytes(parts));
      await input.setInputFiles(fileOf(file, bytes(parts)));
      if (outcome.ok)
        await widget
          .getByRole("region", { name: new RegExp(file) })
          .locator("form")
          .waitFor();
      else {
        const said = inOneLine(failureSentence(outcome.failure));
        await expect.poll(async () => (await alert(page).allInnerTexts()).map(inOneLine), soon(name)).toEqual([said]);
      }
    }
    isUnharmed(opened);
  });
});

describe("a malformed file of everything", () => {
  it("is refused as a whole, or merged; what is here stays", async () => {
    const opened = await open("#/work");
    const { page } = opened;
    const input = page.locator(".carry input[type=file]");
    const sound = new Uint8Array(await (await packAll(soundRecords)).arrayBuffer());
    const parts = partsOf(sound);
    await input.setInputFiles(fileOf("sound.zip", sound));
    await page.getByText("mine.csv").waitFor();
    const notice = page.locator(".carry .notice");
    for (const [index, { name, bytes }] of malformedProjects.entries()) {
      const file = `case-${index}.zip`;
      const outcome = await unpackAll(new Blob([new Uint8Array(bytes(parts))]), digest);
      await input.setInputFiles(fileOf(file, bytes(parts)));
      if (outcome.ok)
        await expect.poll(() => notice.allInnerTexts(), soon(name)).toEqual([expect.stringMatching(/\d/)]);
      else {
        const said = inOneLine(failureSentence({ file, ...outcome.failure }));
        await expect.poll(async () => (await notice.allInnerTexts()).map(inOneLine), soon(name)).toEqual([said]);
      }
      await expect.poll(() => input.isEnabled(), soon(name)).toBe(true);
    }
    expect(await page.getByText("mine.csv").count()).toBe(1);
    isUnharmed(opened);
  });
});

describe("a malformed lesson", () => {
  it("is shown with the list of its problems, each with its line", async () => {
    const opened = await open("#/lesson-preview");
    const { page } = opened;
    const input = page.locator("main input[type=file]");
    await input.setInputFiles(fileOf("empty.md", new Uint8Array()));
    await expect.poll(() => words(page), soon("empty")).toMatch(/^empty\.md: The file is empty; /);
    for (const { name, text, cutOff } of malformedLessons.filter((one) => one.text() !== "")) {
      const { problems } = parseLesson(text(), { id: "mine", chapter: "preview" });
      await input.setInputFiles(fileOf("mine.md", Buffer.from(text())));
      await expect.poll(() => page.locator(".head h1").count(), soon(name)).toBe(1);
      const listed = page.locator("[data-problems] li");
      const [first] = problems;
      if (first) {
        const said = inOneLine(problemSentence(first.code, first.values));
        expect((await listed.allTextContents()).map(inOneLine).join("\n"), name).toContain(said);
      }
      expect(await listed.count(), name).toBeGreaterThanOrEqual(problems.length);
      if (!cutOff) expect(await page.locator("div.step").count(), name).toBeGreaterThan(0);
      await page.getByRole("button", { name: "Edit it" }).click();
    }
    isUnharmed(opened);
  }, 180_000);

  it("tells of widgets that are not there before their step is reached", async () => {
    const opened = await open("#/lesson-preview");
    const { page } = opened;
    const steps =
      "::step{kind=why}\n\nHello.\n\n::step{kind=look bench=nosuch}\n\n::nothing{}\n\n::set{label=x patch=y}\n";
    await page.locator("main input[type=file]").setInputFiles(fileOf("mine.md", Buffer.from(deployLesson + steps)));
    await page.locator("[data-problems] summary").click();
    expect(await page.locator("[data-problems] li").allInnerTexts()).toEqual([
      expect.stringMatching(/Line 15.*There is no widget “nosuch”/s),
      expect.stringMatching(/Line 17.*There is no widget “nothing”/s),
      expect.stringMatching(/Line 19.*the attribute “patch” is not a JSON object/s),
    ]);
    isUnharmed(opened);
  });

  it("with a broken starting Experiment says what is wrong in it, and starts with points", async () => {
    const opened = await open("#/lesson-preview");
    const { page } = opened;
    const misspelt = malformedExperiments.find(({ name }) => name === "a misspelt field of the training");
    await page
      .locator("main input[type=file]")
      .setInputFiles([
        fileOf("mine.md", Buffer.from(deployLesson)),
        fileOf("mine.start.json", misspelt?.bytes() ?? new Uint8Array()),
      ]);
    await page.locator("section[data-step]").waitFor();
    expect(await words(page)).toMatch(
      /^mine\.start\.json: There is no field "training\.epocs"; did you mean "epochs"\?/,
    );
    isUnharmed(opened);
  });
});

describe("a malformed address", () => {
  it("of a shared experiment is refused in a sentence, and the lab stands", async () => {
    const opened = await open("#/about");
    const { page, goto } = opened;
    for (const { name, text } of malformedAddresses) {
      // As the page's address carries it, and as its reader gets it.
      const query = `x=${text()}`;
      const outcome = await sharedExperiment(new URLSearchParams(query).get("x") ?? "");
      await goto("#/about");
      await goto(`#/lab/points?${query}`);
      await page.locator("[data-widget=transport] button.play").waitFor();
      if (outcome.ok) expect(await alert(page).count(), name).toBe(0);
      else expect(inOneLine(await words(page)), name).toBe(inOneLine(failureSentence(outcome.failure)));
    }
    isUnharmed(opened);
  });

  it("leads home, to its page or to the page for unknown addresses", async () => {
    const opened = await open("#/about");
    const { page } = opened;
    for (const { name, hash, leads } of malformedRoutes) {
      await page.evaluate((to) => (location.hash = to), "#/settings");
      await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
      await page.evaluate((to) => (location.hash = to), hash);
      const title = leads === "unknown" ? /No curve leads here/ : /./;
      if (hash.startsWith("#/")) {
        await expect.poll(() => page.locator("h1").innerText(), soon(name)).toMatch(title);
        await expect.poll(() => page.locator("h1").innerText(), soon(name)).not.toBe("Settings");
      }
    }
    isUnharmed(opened);
  });
});
