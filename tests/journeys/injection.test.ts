import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "fast-png";
import { zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportHtml } from "../../src/deployment/export-html.ts";
import { exportTfjs } from "../../src/deployment/export-tfjs.ts";
import { pointsExperiment } from "../../src/app/labs/points-experiment.ts";
import { shareText } from "../../src/app/share.ts";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment.ts";
import { hostileCsv, hostileNumbers, hostileTargets } from "../injection/hostile-csv.ts";
import { hostileLesson } from "../injection/hostile-lesson.ts";
import { hostileModel } from "../injection/hostile-model.ts";
import { hostileProject } from "../injection/hostile-records.ts";
import { payloads } from "../injection/payloads.ts";
import { openWatched, ownOfExported, type Watched } from "./intruder-watch.ts";
import { drawn } from "./settled-page.ts";

/** What a drag holds, as the browser's protocol has it. */
interface DragData {
  readonly items: { readonly mimeType: string; readonly data: string }[];
  readonly files?: string[];
  readonly dragOperationsMask: number;
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "learning-curve-"));
});
afterAll(() => rm(folder, { recursive: true }));

const payload = (at: number): string => payloads[at % payloads.length] ?? "";
const widget = (page: Page, id: string) => page.locator(`[data-widget=${id}]`);

/** Everything drawn, everything touched, nothing got in. */
async function look(watched: Watched, where: string): Promise<void> {
  await drawn(watched.page);
  await watched.touchEverything();
  await watched.nothingGotIn(where);
}

const step = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "The five steps" }).getByRole("button", { name }).click();

/** Shows every chart of the page as a table. */
const asTables = (page: Page) =>
  page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>("figure .tools button[aria-pressed=false]"))
      button.click();
  });

/** Asks a form as it stands, and then with payloads typed into it. */
async function ask(page: Page, id: string): Promise<void> {
  const form = widget(page, id).locator("form");
  await form.waitFor();
  await form.locator("button[type=submit]").click();
  await widget(page, id).locator("figure").first().waitFor();
  await form.locator("input").first().fill(payload(11));
  await form.locator("button[type=submit]").click();
}

/** Presses one of the downloads and keeps its file. */
async function take(page: Page, kind: "html" | "tfjs" | "card"): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-export=${kind}] button`).click(),
  ]);
  const kept = path.join(folder, file.suggestedFilename());
  await file.saveAs(kept);
  return kept;
}

/** Opens an exported page from its file, and asks it with everything it offers and with payloads typed into it. */
async function askExported(watched: Watched, file: string): Promise<void> {
  const address = pathToFileURL(file).href;
  const page = await watched.context.newPage();
  await page.goto(address);
  await watched.drawn(page.locator("#bars li"));
  await page.evaluate((texts) => {
    const change = (field: HTMLInputElement | HTMLSelectElement, value: string) => {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (const field of document.querySelectorAll("select")) change(field, field.options[1]?.value ?? "");
    const [field] = document.querySelectorAll("input");
    for (const text of texts) if (field) change(field, text);
  }, payloads);
  await watched.touchEverything(page);
  await watched.nothingIn(page, address, ownOfExported);
  expect(page.url()).toBe(address);
  await page.close();
}

/** Many screens, each looked through. */
const patience = 180_000;
/** Payloads in one lesson: it has at most 100 000 characters. */
const lessonOf = 40;

describe("text that attacks stays text", () => {
  it("there are at least 100 payloads, no two alike", () => {
    expect(new Set(payloads).size).toBe(payloads.length);
    expect(payloads.length).toBeGreaterThanOrEqual(100);
  });

  it("the watch sees what runs, what is asked for and what stands in a page, where a page lets it in", async () => {
    const watched = await openWatched("#/about");
    const bare = await watched.context.newPage();
    await bare.setContent("<img src=http://canary.test/1 onerror=__executed=1>");
    const seen = async () => (await watched.whatIsIn(bare, [])).join("\n");
    await expect.poll(seen).toMatch(/<img src=.* onerror=/);
    await expect.poll(seen).toMatch(/^1 ran in about:blank$/m);
    await expect.poll(seen).toMatch(/^asked http:\/\/canary\.test\/1$/m);
  });

  it("in a lesson of an instructor's own", { timeout: patience }, async () => {
    const watched = await openWatched("#/lesson-preview");
    const { page } = watched;
    for (let at = 0; at < payloads.length; at += lessonOf) {
      await page.locator("main input[type=file]").setInputFiles({
        name: `${payloads[at] ?? ""}.md`,
        mimeType: "text/markdown",
        buffer: Buffer.from(hostileLesson(payloads.slice(at, at + lessonOf))),
      });
      await watched.drawn(page.locator("section[data-step]"));
      await drawn(page); // the steps to come, too
      const steps = await page.locator("div.step").count();
      for (let step = 0; step < steps; step++) {
        await page.evaluate(() => {
          for (const one of document.querySelectorAll<HTMLElement>(
            "section[data-step] :is(input[type=radio], .set button, button[aria-pressed=false], .ways button:not([data-go]))",
          ))
            one.click();
        });
        await look(watched, `step ${step} of the lesson of ${at}`);
        await page.locator("section[data-step] button[data-go]").click();
      }
      await page.locator("[data-finished]").waitFor();
      await page.locator(".bar button").click();
    }
    expect(watched.notShown(payloads)).toEqual([]);
  });

  it(
    "as a table's headers, labels, file and target: on every screen, in what is exported, and after it",
    { timeout: patience },
    async () => {
      const experiment: Experiment = {
        ...defaultExperiment,
        name: payload(0),
        data: { kind: "file", name: payload(20), bytes: 1 },
        target: hostileTargets[0] ?? "",
        preparation: [
          { step: "drop-columns", columns: payloads.slice(50, 60) },
          {
            step: "relabel",
            column: payload(1),
            labels: Object.fromEntries(payloads.slice(0, 60).map((t) => [t, `${t}!`])),
          },
          { step: "missing-marks", columns: payloads.slice(100, 120), marks: payloads.slice(0, 40) },
          { step: "auto" },
        ],
        training: { ...defaultExperiment.training, epochs: 2 },
        model: { family: "linear" },
      };
      const watched = await openWatched(`#/lab/table?x=${await shareText(experiment)}`);
      const { page } = watched;
      await page.getByText(payload(20)).first().waitFor();
      await look(watched, "asked for the file");
      const table = { name: payload(21), mimeType: "text/csv", buffer: Buffer.from(hostileCsv()) };
      await page.locator("input[type=file]").setInputFiles(table);
      await widget(page, "table").locator("tbody tr").nth(3).waitFor();
      await look(watched, "prepare");

      for (const [index, target] of hostileTargets.entries()) {
        if (index === 1) {
          // Every column has been learned from by now, at the price of what hundreds of them take to be judged.
          const preparation: Experiment["preparation"] = [
            { step: "drop-columns", columns: hostileNumbers },
            { step: "auto" },
          ];
          const few: Experiment = { ...experiment, target, preparation };
          await page.evaluate((hash) => (location.hash = hash), `#/lab/table?x=${await shareText(few)}`);
          await page.getByText(payload(20)).first().waitFor();
          await page.locator("input[type=file]").setInputFiles(table);
          await widget(page, "table").locator("tbody tr").nth(3).waitFor();
        }
        await step(page, "Prepare");
        await page.getByLabel("Target", { exact: true }).selectOption(target);
        if (index === 0) {
          await step(page, "Select");
          await look(watched, "select");
        }
        await step(page, "Train");
        await widget(page, "transport").locator("button.play").click();
        await widget(page, "transport")
          .getByText(/^(Done|Stopped early)/)
          .waitFor({ timeout: 60_000 }); // hundreds of columns are judged
        await look(watched, `train ${target}`);
        await step(page, "Validate");
        await widget(page, "results").locator("figure").first().waitFor();
        await asTables(page);
        await look(watched, `validate ${target}`);
        await step(page, "Test and deploy");
        await ask(page, "predict");
        await look(watched, `deploy ${target}`);
        await askExported(watched, await take(page, "html"));
      }
      expect(watched.notShown(payloads)).toEqual([]);
    },
  );

  it("as the folders and files of a zip of pictures, and in the sentence that refuses one", async () => {
    const watched = await openWatched("#/lab/table");
    const { page } = watched;
    const names = payloads.filter((text) => !/[/\\\0]/.test(text) && !/^\.|^[a-z]:/i.test(text));
    const picture = Uint8Array.from(
      encode({ width: 2, height: 2, channels: 1, depth: 8, data: Uint8Array.of(0, 90, 180, 255) }),
    );
    const folders = names.slice(0, 30).map((name) => [`${name}/${name}.png`, picture] as const);
    const zipOf = (parts: Record<string, Uint8Array>) => ({
      name: `${payload(24)}.zip`,
      mimeType: "application/zip",
      buffer: Buffer.from(zipSync(parts)),
    });
    const damaged = names.slice(30, 40).map((name) => [`${name}.png`, picture.subarray(0, 40)] as const);
    await page.locator("input[type=file]").setInputFiles(zipOf(Object.fromEntries(damaged)));
    await page.getByRole("alert").first().waitFor();
    await look(watched, "a zip refused");
    await page.locator("input[type=file]").setInputFiles(zipOf(Object.fromEntries([...folders, ...damaged])));
    await widget(page, "table").locator("tbody tr").nth(3).waitFor();
    await watched.touchEverything();
    await watched.nothingIn(page, "a zip of pictures", ['img[src^="data:image/png;base64,"]']);
    // Some: a table shows the rows that fit.
    expect(watched.notShown(names).length).toBeLessThan(names.length - 5);
  });

  it("in a model that is brought back, whose every name is one, and in its exported page and card", async () => {
    const watched = await openWatched("#/lab/table");
    const { page } = watched;
    const model = hostileModel(payloads);
    await page
      .getByRole("button", { name: /penguins/i })
      .first()
      .click();
    await widget(page, "table").locator("tbody tr").nth(3).waitFor();
    await step(page, "Test and deploy");
    const file = widget(page, "deploy").locator("input[type=file]");
    const zip = { name: `${payload(22)}.zip`, mimeType: "application/zip" };
    await file.setInputFiles({ ...zip, buffer: Buffer.from(exportTfjs(model).bytes) });
    await ask(page, "deploy");
    await asTables(page);
    await look(watched, "a model brought back");
    await file.setInputFiles({ ...zip, buffer: Buffer.from(zipSync({ [payload(23)]: new Uint8Array(1) })) });
    await widget(page, "deploy").getByRole("alert").waitFor();
    await look(watched, "no model brought back");

    const html = await exportHtml(model);
    await writeFile(path.join(folder, html.name), html.bytes);
    await askExported(watched, path.join(folder, html.name));
    expect(watched.notShown(payloads)).toEqual([]);
  });

  it("in work that is carried in, and in records that lay in the browser before", { timeout: patience }, async () => {
    const watched = await openWatched("#/work");
    const { page, goto } = watched;
    await page.locator("input[type=file]").setInputFiles({
      name: `${payload(24)}.zip`,
      mimeType: "application/zip",
      buffer: Buffer.from(await hostileProject()),
    });
    await page
      .locator(".file")
      .nth(payloads.length - 1)
      .waitFor();
    await look(watched, "work carried in");
    await page.locator("button[aria-label^=Remove]").first().click();
    await look(watched, "asked before it is removed");
    await page.keyboard.press("Escape");
    expect(watched.notShown(payloads)).toEqual([]);

    await page.evaluate(plant, payloads);
    for (const address of [
      "#/lesson/deploy-it",
      "#/lesson/first-model",
      "#/settings",
      "#/lab/points",
      "#/lab/table",
      "#/",
    ]) {
      await page.reload();
      await goto(address);
      await page.locator("main h1").waitFor();
      await look(watched, `planted, ${address}`);
    }
    await goto("#/lab/table");
    for (const name of ["Prepare", "Select", "Train", "Validate", "Test and deploy"]) {
      await step(page, name);
      await look(watched, `planted, ${name}`);
    }
  });

  it("in addresses: as a page, a lesson, a term, an experiment, a query", { timeout: patience }, async () => {
    const watched = await openWatched("#/glossary");
    const { page, appUrl } = watched;
    await page.locator("dl").waitFor();
    for (const before of ["#/", "#/lesson/", "#/glossary/", "#", "#/labs?"]) {
      await page.evaluate(
        goAround,
        payloads.map((text) => before + text),
      );
      await look(watched, `addresses after ${before}`);
    }
    const some = payloads.filter((_, at) => at % 48 === 0);
    for (const text of some) {
      const shared = await shareText({ ...pointsExperiment, name: text });
      for (const address of [`#/lab/points?x=${shared}`, `#/lab/table?x=${encodeURIComponent(text)}&b=${text}`]) {
        await page.evaluate((hash) => (location.hash = hash), address);
        await page.locator("main h1").waitFor();
        await look(watched, address);
      }
    }
    for (const text of some.slice(0, 5)) {
      await page.goto(`${appUrl}?q=${encodeURIComponent(text)}#/lesson/${text}`);
      await page.locator("main h1").waitFor();
      await look(watched, `opened at ${text}`);
    }
  });

  it("in messages, drops and pastes: what is not asked for is not heard", async () => {
    const watched = await openWatched("#/lab/table", "allow");
    const { page, context } = watched;
    await page.locator("main input[type=file]").waitFor({ state: "attached" });
    await page.getByText("works offline").waitFor(); // nothing more comes by itself
    const before = await page.locator("#app").innerHTML();
    await page.evaluate(sendAll, payloads);
    expect(await page.locator("#app").innerHTML()).toBe(before);
    await look(watched, "messages");

    const evil = path.join(folder, "evil.html");
    await writeFile(evil, `<script>${payload(0)}</script>`);
    const session = await context.newCDPSession(page);
    const drop = async (selector: string, data: DragData) => {
      const { x, y, width, height } = (await page.locator(selector).first().boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      };
      for (const type of ["dragEnter", "dragOver", "drop"] as const)
        await session.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
    };
    const of = (text: string): DragData => ({
      items: ["text/html", "text/uri-list", "text/plain"].map((mimeType) => ({ mimeType, data: text })),
      dragOperationsMask: 1,
    });
    await page.locator("summary").first().click();
    for (const place of ["h1", "label.drop", "textarea"]) {
      for (const text of ["https://canary.test/drop", ...payloads.filter((_, at) => at % 16 === 0)])
        await drop(place, of(text));
      await look(watched, `dropped on ${place}`);
    }
    for (const place of ["h1", "textarea"]) {
      await drop(place, { items: [], files: [evil], dragOperationsMask: 1 });
      await look(watched, `a page dropped on ${place}`);
    }

    const field = page.locator("textarea").first();
    await field.fill("");
    await page.evaluate((text) => navigator.clipboard.writeText(text), payloads.slice(0, 100).join("\n"));
    await field.focus();
    await page.keyboard.press("Control+V");
    expect(await field.inputValue()).toContain(payload(0));
    await look(watched, "pasted");
  });
});

describe("what is done here stays here", () => {
  it("no request leaves the origin in a whole lesson, from the first step to the exported page", async () => {
    const watched = await openWatched("#/lesson/deploy-it");
    const { page } = watched;
    for (;;) {
      await look(watched, "a step of a lesson");
      if ((await page.locator("[data-finished]").count()) > 0) break;
      const play = widget(page, "transport").locator("button.play");
      if (
        (await widget(page, "predict").count()) > 0 &&
        (await widget(page, "predict").locator("form").count()) === 0
      ) {
        await play.click();
        await widget(page, "predict").locator("form").waitFor();
      }
      if ((await page.locator("[data-export=html]").count()) > 0) await take(page, "html");
      await page.locator("section[data-step] button[data-go]").click();
    }
  });
});

/** Puts records of every kind of nonsense into the browser's stores, beside what is there. Runs in the page. */
async function plant(texts: readonly string[]): Promise<void> {
  for (const text of texts) localStorage.setItem(text, text);
  localStorage.setItem("learning-curve.theme", texts[11] ?? "");
  localStorage.setItem("learning-curve.motion", texts[30] ?? "");
  const opening = indexedDB.open("learning-curve");
  const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
  const stores = [...database.objectStoreNames];
  const writing = database.transaction(stores, "readwrite");
  for (const name of stores) {
    for (const [at, text] of texts.entries()) {
      const records = [
        { key: `planted ${text}`, saved: text, value: text },
        { key: `planted ${text}`, saved: 1, value: { format: 1, [text]: text, title: text, kept: text } },
        { key: `planted ${text}`, saved: 1, value: JSON.parse(`{"__proto__":{"polluted":${at}}}`) },
      ];
      writing.objectStore(name).put(records[at % records.length]);
    }
  }
  await new Promise((resolve) => (writing.oncomplete = resolve));
  database.close();
}

/** Goes to each address, and on when its page has been drawn. Runs in the page. */
async function goAround(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    location.hash = address;
    await new Promise((resolve) => setTimeout(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Sends each text, plain and in the shapes that frames, tabs and service workers speak in. Runs in the page. */
async function sendAll(texts: readonly string[]): Promise<void> {
  const channel = new BroadcastChannel("learning-curve-writer");
  for (const text of texts) {
    for (const data of [
      text,
      { type: text, subject: text, data: text, html: text },
      { subject: "lti.frameResize", height: text },
    ]) {
      postMessage(data, "*");
      dispatchEvent(new MessageEvent("message", { data, origin: "https://canary.test", source: window }));
      navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data }));
      navigator.serviceWorker.controller?.postMessage(data);
      channel.postMessage(data);
    }
  }
  channel.close();
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
