import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, describe, expect, inject, it } from "vitest";
import { imageCell } from "../../src/data/images/image-cell.ts";
import { launchBrowser, openPage, summarize, type OpenedPage } from "./browser.ts";
import { dataHost, type Answer } from "./data-host.ts";
import { hostPage } from "./host-page.ts";

let studio: Promise<Browser> | undefined;
const folders: string[] = [];
afterAll(async () => {
  await (await studio)?.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** The lab, in a browser with a camera and a microphone of its own; and every address that was asked for. */
async function openLab(): Promise<OpenedPage & { asked: string[]; leaks: () => string[] }> {
  studio ??= launchBrowser(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);
  const shape = { locale: "en-US", serviceWorkers: "block", reducedMotion: "reduce", ignoreHTTPSErrors: true } as const;
  const context = await (await studio).newContext(shape);
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  await context.addInitScript(keepTracks);
  const opened = await openPage({ path: "#/lab/table", context });
  const leaks = () => asked.filter((url) => !url.startsWith(inject("appUrl")) && !/^(blob|data|file):/.test(url));
  return { ...opened, asked, leaks };
}

/** The page's devices, to see that they are given back. */
function keepTracks(): void {
  const { mediaDevices } = navigator;
  const tracks: MediaStreamTrack[] = ((window as unknown as { tracks: MediaStreamTrack[] }).tracks = []);
  if (!mediaDevices) return;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wishes) => {
    const stream = await ask(wishes);
    tracks.push(...stream.getTracks());
    return stream;
  };
}
const liveTracks = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(({ readyState }) => readyState === "live")
        .length,
  );

const door = (page: Page, name: string): Locator => page.locator("summary", { hasText: name });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const widget = (page: Page, id: string) => page.locator(`[data-widget=${id}]`);
const header = (page: Page) => page.locator(".lab header p").innerText();
const press = async (locator: Locator, key = "Enter") => {
  await locator.focus();
  await locator.press(key);
};
async function nameClass(page: Page, at: number, name: string): Promise<void> {
  await page.getByRole("textbox", { name: `Name of class ${at}` }).fill(name);
  await page.keyboard.press("Tab");
}

/** Pictures of two classes that any model tells apart, as a folder on the disk. */
async function pictureFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "doors-"));
  folders.push(folder);
  for (const [name, shade] of [
    ["day", 205],
    ["night", 5],
  ] as const) {
    await mkdir(path.join(folder, "sky", name), { recursive: true });
    for (let at = 0; at < 12; at++) {
      const cell = imageCell(
        Uint8Array.from({ length: 64 }, (_, pixel) => shade + ((pixel * (at + 3)) % 40)),
        8,
        8,
        1,
      );
      const png = Buffer.from(cell.slice(cell.indexOf(",") + 1), "base64");
      await writeFile(path.join(folder, "sky", name, `${at}.png`), png);
    }
  }
  await writeFile(path.join(folder, "sky", ".DS_Store"), "");
  await writeFile(path.join(folder, "sky", "clouds.mp4"), "");
  return path.join(folder, "sky");
}

/** How many drawings are kept without having been used. */
const draftedDrawings = (page: Page) =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("request"));
      });
    const database = await asked(indexedDB.open("learning-curve"));
    const kept: unknown = await asked(database.transaction("files").objectStore("files").get("draft/pad"));
    database.close();
    const zip = await (kept as { value: { file: Blob } } | undefined)?.value.file.text();
    return (zip?.split("PK\u0001\u0002").length ?? 1) - 1;
  });

describe("examples of one's own", () => {
  it("are shot, drawn and recorded by keyboard, opened as files, gone on with, and never leave the device", async () => {
    const { page, axe, errors, cspViolations, leaks } = await openLab();
    await door(page, "Or take pictures").press("Enter");
    await button(page, "Start the camera").press("Enter");
    const shoot = button(page, /^Take pictures of/);
    for (const [at, name] of ["thumb", "fist"].entries()) {
      await nameClass(page, at + 1, name);
      for (let shots = 1; shots <= 3; shots++) {
        await press(shoot, shots === 2 ? "Space" : "Enter");
        await page
          .getByRole("list", { name: `Examples of ${name}` })
          .locator("button")
          .nth(shots - 1)
          .waitFor();
      }
    }
    expect(await liveTracks(page)).toBe(1);
    await button(page, "Remove fist 3").press("Enter");
    await page.getByText("2 pictures").waitFor();
    await press(shoot);
    await page.getByText("3 pictures").nth(1).waitFor();
    await button(page, "Use these pictures").press("Enter");
    await widget(page, "table").locator("tbody img").nth(5).waitFor();
    expect(await header(page)).toBe("camera.zip, 6 rows, 3 columns");
    expect(await page.getByLabel("Target", { exact: true }).inputValue()).toBe("class");
    expect(await liveTracks(page), "the camera is given back").toBe(0);

    await button(page, "Other data").press("Enter");
    await door(page, "Or draw").press("Enter");
    const pad = page.getByRole("application", { name: /^A drawing of/ });
    for (const [at, name] of ["line", "dot"].entries()) {
      await nameClass(page, at + 1, name);
      for (let drawn = 1; drawn <= 3; drawn++) {
        await pad.focus();
        for (let step = 0; step < 2 + drawn; step++) await page.keyboard.press("ArrowDown");
        if (name === "dot") await page.keyboard.press("Space");
        else for (let step = 0; step < 4; step++) await page.keyboard.press("Shift+ArrowRight");
        await button(page, `Add to ${name}`).press("Enter");
      }
    }
    await expect.poll(() => draftedDrawings(page)).toBe(6);
    await page.reload();
    await button(page, "Other data").press("Enter");
    await door(page, "Or draw").press("Enter");
    await page.getByText("3 drawings").nth(1).waitFor();
    await button(page, "Use these drawings").press("Enter");
    await widget(page, "table").locator("tbody img").nth(5).waitFor();
    expect(await header(page)).toBe("drawings.zip, 6 rows, 3 columns");
    await page.waitForFunction(() => document.querySelector("header")?.textContent?.includes("Saved"));
    await expect.poll(() => draftedDrawings(page), { message: "used, and kept as a file" }).toBe(0);
    await page.reload();
    await button(page, "Other data").press("Enter");
    await door(page, "Or draw").press("Enter");
    await page.getByText("3 drawings").nth(1).waitFor();

    await door(page, "Or record sounds").press("Enter");
    await button(page, "Start the microphone").press("Enter");
    await page.getByRole("textbox", { name: "Seconds a clip" }).fill("0.5");
    for (const name of ["class 1", "class 2"]) {
      await page
        .getByRole("radio", { name: `Collect for ${name}` })
        .last()
        .press("Space");
      for (let clips = 1; clips <= 3; clips++) {
        await button(page, `Record ${name}`).press("Enter");
        const examples = page.getByRole("list", { name: `Examples of ${name}` });
        await examples
          .locator("button")
          .nth(clips - 1)
          .waitFor();
      }
    }
    // Camera, pad and microphone at work, each with examples.
    await door(page, "Or take pictures").press("Enter");
    await button(page, "Start the camera").press("Enter");
    await shoot.waitFor();
    expect(summarize(await axe())).toEqual([]);
    await door(page, "Or take pictures").press("Enter");
    await door(page, "Or record sounds").press("Enter");
    await expect.poll(() => liveTracks(page), { message: "both are given back" }).toBe(0);
    await door(page, "Or record sounds").press("Enter");
    await button(page, "Use these clips").press("Enter");
    await widget(page, "table").locator("tbody img").nth(5).waitFor();
    expect(await header(page)).toMatch(/^sounds\.zip, 6 rows/);

    expect([...errors, ...cspViolations, ...leaks()]).toEqual([]);
  });

  it("say what is wrong where the browser refuses the camera, or a page around does not lend it", async () => {
    const { page, axe } = await openLab();
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
    });
    await door(page, "Or take pictures").click();
    await button(page, "Start the camera").click();
    await page.getByRole("alert").getByText("does not let this page use the camera").waitFor();
    expect(summarize(await axe())).toEqual([]);
    await button(page, "Try again").waitFor();

    const frame = `<iframe title="A lab" width="700" height="900" src="${inject("appUrl")}embed.html?v=1&amp;lab=table"></iframe>`;
    await page.goto(await hostPage(frame));
    const lab = page.frameLocator("iframe");
    await lab.getByText("Or record sounds").click();
    await lab.getByRole("button", { name: "Start the microphone" }).click();
    await lab.getByText("The page around this one does not lend it the microphone").waitFor();
  });
});

/** Drops a folder on the box for files, as the system does. */
async function drop(page: Page, folder: string): Promise<void> {
  const box = await page.locator("label", { hasText: "Choose files" }).boundingBox();
  const session = await page.context().newCDPSession(page);
  const place = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, ...place, data });
}

it("a folder of pictures is dropped or chosen, packed, shown, learned from, and its model asked with pictures, in the app and in a page that it is taken away in", async () => {
  const { page, context, errors, cspViolations, leaks } = await openLab();
  const sky = await pictureFolder();
  await drop(page, sky);
  const picture = widget(page, "table").getByRole("img", { name: "Picture: day/0.png, day" });
  await picture.waitFor();
  expect(await header(page)).toBe("sky.zip, 24 rows, 3 columns");
  await page.getByText("1 file of other kinds was left out.").waitFor();
  await button(page, "Other data").click();
  const choosing = page.waitForEvent("filechooser");
  await button(page, "Choose a folder").click();
  await (await choosing).setFiles(sky);
  await picture.waitFor();
  expect(await header(page)).toBe("sky.zip, 24 rows, 3 columns");
  await picture.locator("..").focus();
  expect(await page.locator("img.large").evaluate((image) => image.getBoundingClientRect().width)).toBeGreaterThan(150);

  const step = (name: string) => page.getByRole("navigation", { name: "The five steps" }).getByRole("button", { name });
  await step("Train").click();
  await widget(page, "transport").locator("button.play").click();
  await widget(page, "transport")
    .getByText(/^(Done|Stopped early)/)
    .waitFor();
  await step("Test and deploy").click();
  const ask = widget(page, "predict");
  await ask.getByRole("radio", { name: "File" }).check({ force: true });
  for (const name of ["day", "night"]) {
    await ask.getByLabel("A picture; its middle square is taken").setInputFiles(path.join(sky, name, "3.png"));
    await ask.getByRole("button", { name: "Predict" }).click();
    await ask.getByText(`class: ${name}`, { exact: true }).waitFor();
  }

  const downloading = page.waitForEvent("download");
  await widget(page, "deploy").getByRole("button", { name: "Download" }).first().click();
  const file = path.join(path.dirname(sky), "predict.html");
  await (await downloading).saveAs(file);
  const alone = await context.newPage();
  await alone.goto(`file://${file}`);
  for (const name of ["day", "night"]) {
    await alone.getByLabel("image", { exact: true }).setInputFiles(path.join(sky, name, "3.png"));
    await alone.getByRole("status").getByText(`class: ${name}`).waitFor();
  }
  expect([...errors, ...cspViolations, ...leaks()]).toEqual([]);
});

describe("data from an address", () => {
  it("are asked for only after a word that names the host, and tell where they came from", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at},${at % 2 ? "odd" : "even"}`).join("\n");
    const elsewhere = await dataHost(() => ({ body: `number,kind\n${rows}\n` }));
    const host = await dataHost((asked): Answer | undefined =>
      asked === "/birds.csv"
        ? { body: `number,kind\n${rows}\n` }
        : asked === "/moved"
          ? { status: 302, headers: { Location: `${elsewhere.url}/there.csv` }, body: "" }
          : asked === "/page"
            ? { headers: { "Content-Type": "text/html" }, body: "<!doctype html><p>" }
            : asked === "/closed"
              ? { headers: { "Access-Control-Allow-Origin": "https://other.example" }, body: "a,b\n" }
              : undefined,
    );
    const { page, context, axe, leaks } = await openLab();
    const name = new URL(host.url).host;
    const field = page.getByRole("textbox", { name: /^Address of the file/ });
    const fetchFrom = async (address: string) => {
      await field.fill(address);
      await field.press("Enter");
    };
    const agree = () => button(page, `Ask ${name}`).press("Enter");
    const said = (words: string) => page.getByRole("alert").getByText(words).waitFor();

    await door(page, "Or fetch it").press("Enter");
    await fetchFrom("http://data.example/birds.csv");
    await said("Only addresses that begin with https://");
    await fetchFrom(`${host.url}/birds.csv`);
    await page.getByRole("dialog").getByText(`${name} will learn this device’s network address`).waitFor();
    expect(summarize(await axe())).toEqual([]);
    await button(page, "Cancel").press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect([...host.asked, ...leaks()], "nothing is asked for before").toEqual([]);

    for (const [address, sentence] of [
      ["/page", "A web page came instead of data"],
      ["/closed", "does not let other pages read this"],
      ["/none", "answered with 404"],
    ] as const) {
      await fetchFrom(host.url + address);
      await agree();
      await said(sentence);
    }
    await context.setOffline(true);
    await fetchFrom(`${host.url}/birds.csv`);
    await agree();
    await said("This device is offline");
    await context.setOffline(false);

    await fetchFrom(`${host.url}/moved`);
    await agree();
    await page.getByText(`It led on to ${new URL(elsewhere.url).host}`).waitFor();
    await button(page, "Leave them").press("Enter");
    await fetchFrom(`${host.url}/birds.csv`);
    await agree();
    await widget(page, "table").locator("tbody tr").nth(3).waitFor();
    expect(await header(page)).toBe("birds.csv, 40 rows, 2 columns");
    const told = host.asked.flatMap(({ headers }) => [headers.referer, headers.cookie, headers.authorization]);
    expect(told.filter((one) => one !== undefined)).toEqual([]);
    expect(leaks().filter((url) => !url.startsWith(host.url) && !url.startsWith(elsewhere.url))).toEqual([]);
    await host.close();
    await elsewhere.close();
  });
});
