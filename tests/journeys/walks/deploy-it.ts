import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished } from "vitest";
import { browser } from "../browser.ts";
import { Keyboard } from "../keyboard.ts";
import type { Learner } from "../learner.ts";

const birds = [
  { "Body Mass (g)": "4600", "Culmen Depth (mm)": "18" },
  { "Body Mass (g)": "3300", "Culmen Depth (mm)": "18" },
  { "Body Mass (g)": "50000", "Culmen Depth (mm)": "18" },
];

export async function walk(learner: Learner): Promise<void> {
  const { page, keyboard } = learner;
  await learner.at("How big is it?");
  await learner.choose("Smaller than a photo from a phone.");
  await learner.goOn();

  await learner.at("Ask it");
  await learner.train();
  const form = learner.widget("predict");
  const inApp: string[] = [];
  for (const bird of birds) {
    for (const [field, value] of Object.entries(bird))
      await keyboard.type(form.getByLabel(field, { exact: true }), value);
    await learner.press("Predict", form);
    await form.getByText(inApp.length === 0 ? "Asked once" : `Asked ${inApp.length + 1} times`).waitFor();
    const answer = sharesIn(await form.locator(".answer").innerText());
    expect(answer).toMatch(/MALE [\d.]+, (FE)?MALE [\d.]+/);
    inApp.push(answer);
  }
  await learner.goOn();

  await learner.at("What it cannot know");
  await learner.choose("It answers, and is very sure.");
  await learner.goOn();

  await learner.at("Take it with you");
  const folder = await mkdtemp(path.join(tmpdir(), "learning-curve-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const take = async (kind: "html" | "tfjs" | "card"): Promise<string> => {
    const downloading = page.waitForEvent("download");
    await keyboard.press(page.locator(`[data-export=${kind}] button`));
    const download = await downloading;
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };
  const exportedPage = await take("html");
  await take("tfjs");
  await take("card");
  expect(await answersOffline(exportedPage)).toEqual(inApp);
  await learner.goOn();

  await learner.at("Shipped");
  await learner.meets();
  await learner.goOn();

  await learner.at("Who answers for it?");
  await learner.write("Measure it on your own birds first.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

/** Opens the page from the disk, without a network, and asks it about the same birds, by keyboard too. */
async function answersOffline(file: string): Promise<string[]> {
  const context = await (await browser()).newContext({ offline: true });
  try {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    const keyboard = await Keyboard.at(page);
    const answers: string[] = [];
    for (const bird of birds) {
      for (const [field, value] of Object.entries(bird))
        await keyboard.type(page.getByLabel(field, { exact: true }), value);
      answers.push(sharesIn(await page.locator("body").innerText()));
    }
    await keyboard.judgeNames();
    expect([...problems, ...keyboard.problems]).toEqual([]);
    return answers;
  } finally {
    await context.close();
  }
}

/** "MALE 97.3, FEMALE 2.7" of what is shown, in whichever layout. */
function sharesIn(shown: string): string {
  return [...shown.matchAll(/(FEMALE|MALE)\s+(?:over |under |[<>]\s*)?([\d.]+)\s*%/g)]
    .map(([, label, share]) => `${label} ${share}`)
    .join(", ");
}
