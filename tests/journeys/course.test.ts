import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Download } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { browser, openPage } from "./browser.ts";
import { Learner } from "./learner.ts";

it("the course is walked from home to a page that predicts offline, and every check is met by the learner's own runs", async () => {
  const { page, errors, cspViolations } = await openPage({
    reducedMotion: "reduce",
    viewport: { width: 1440, height: 900 },
  });
  const learner = new Learner(page);
  const clean = () => {
    expect(cspViolations).toEqual([]);
    expect(errors).toEqual([]);
  };

  await page
    .getByRole("link", { name: /^Start/ })
    .first()
    .click();
  await firstModel(learner);
  clean();
  await learner.nextLesson("Clean it");
  await cleanIt(learner);
  clean();
  await learner.nextLesson("From lines to networks");
  await linesToNetworks(learner);
  clean();
  await learner.nextLesson("Batches and passes");
  await batchesAndPasses(learner);
  clean();
  await learner.nextLesson("Tuning");
  await tuning(learner);
  clean();
  await learner.nextLesson("Overfitting and early stopping");
  await overfitting(learner);
  clean();
  await learner.nextLesson("The sealed test");
  await sealedTest(learner);
  clean();
  await learner.nextLesson("Deploy it");
  await deployIt(learner);
  clean();

  await page.getByRole("link", { name: "Contents" }).first().click();
  await expect.poll(() => page.locator("main").innerText()).toContain("8 of 8");
  clean();
}, 240_000);

async function firstModel(learner: Learner): Promise<void> {
  const { page } = learner;
  await learner.at("Before you train");
  await learner.choose("About five, by luck.");
  await learner.goOn();

  await learner.at("Train");
  await learner.train();
  await learner.goOn();

  await learner.at("Look inside");
  await learner.choose("One straight edge, soft or sharp.");
  await learner.goOn();

  await learner.at("Break it");
  const bench = page.locator("[data-widget=playground]");
  await bench.getByRole("radio", { name: "A", exact: true }).check();
  const plane = bench.getByRole("application");
  await plane.focus();
  for (const key of ["Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowRight"]) await plane.press(key);
  for (const key of ["Enter", "ArrowRight", "Enter", "ArrowUp", "Enter"]) await plane.press(key);
  await bench.getByText("3 of your own").waitFor();
  await learner.train();
  await learner.goOn();

  await learner.at("Hold it together");
  await learner.button("One layer fewer").click();
  await learner.train();
  await allMet(learner);
  await learner.goOn();

  await learner.at("What changed?");
  await learner.choose("The values of its weights, and nothing else.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

async function cleanIt(learner: Learner): Promise<void> {
  const { page } = learner;
  await learner.at("What could tell?");
  await learner.choose("Body mass and the measures of the bill.");
  await learner.goOn();

  await learner.at("Train on it as it came");
  await learner.train();
  await learner.goOn();

  await learner.at("Columns that say nothing");
  const preparation = page.locator("[data-widget=preparation]");
  await learner.button("Add a step", preparation).click();
  await preparation.getByRole("button", { name: "Drop columns" }).first().click();
  await learner.goOn();

  await learner.at("Values that cannot be");
  await learner.goOn();

  await learner.at("What did each repair do?");
  await learner.button("Measure the effect of each step", preparation).click();
  await preparation.getByText("difference").first().waitFor();
  await learner.choose("This data cannot show that they help. They may still be right.");
  await learner.button("Stop", preparation).click();
  await learner.button("Measure again", preparation).waitFor();
  expect(await preparation.innerText()).not.toContain("cancelled");
  await learner.goOn();

  await learner.at("Shorten, and train");
  await learner.button("Repair with ours").click();
  await learner.train();
  await allMet(learner);
  await learner.goOn();

  await learner.at("A fine score");
  await learner.write("It is very good. Perhaps it is too good.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

async function linesToNetworks(learner: Learner): Promise<void> {
  const { page } = learner;
  await learner.at("Three candidates");
  await learner.choose("The network, because it is larger.");
  await learner.goOn();

  const trainAll = async () => {
    for (const family of ["Baseline", "Linear model", "Network"] as const) {
      await learner.model(family);
      await learner.train();
    }
  };
  await learner.at("Run all three");
  await trainAll();
  await learner.goOn();

  await learner.at("Too good?");
  await expect
    .poll(() => page.locator("[data-widget=importance]").innerText())
    .toContain("Shuffling Ring Note raises the loss the most");
  await learner.choose("Ring Note");
  await learner.goOn();

  await learner.at("Trace it back");
  await learner.choose("When we want a prediction, the bird has no ring yet.");
  await learner.goOn();

  await learner.at("Mend step 1");
  await page.getByRole("switch", { name: /Ring Note/ }).press("Space");
  await trainAll();
  await learner.goOn();

  await learner.at("An honest score");
  await allMet(learner);
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

async function batchesAndPasses(learner: Learner): Promise<void> {
  const { page } = learner;
  await learner.at("How many steps?");
  await learner.choose("About ten times.");
  await learner.goOn();

  await learner.at("One batch");
  await learner.button("One batch", learner.transport).click();
  await learner.transport.getByText(/Paused after 1 batch/).waitFor();
  await learner.button("One epoch", learner.transport).click();
  await learner.transport
    .locator(".epoch b")
    .filter({ hasText: /^[1-9]/ })
    .waitFor();
  await learner.button("Go on", learner.transport).click();
  await learner.ended();
  await learner.goOn();

  await learner.at("Small and large helpings");
  for (const size of ["4", "256"]) {
    await learner.set("Batch size", size);
    await learner.train();
  }

  // What was done is there after a reload: the step, the settings, the runs.
  await page.reload();
  await learner.at("Small and large helpings");
  const batchSize = page.locator("[data-widget=dials]").getByRole("textbox", { name: "Batch size", exact: true });
  await expect.poll(() => batchSize.inputValue()).toBe("256");
  await expect.poll(() => page.locator("[data-widget=curves]").innerText()).toMatch(/batch 4 \d/);

  await learner.choose("Small batches fall fast and wobble; large ones fall smoothly and slowly.");
  await learner.goOn();

  await learner.at("Fast and steady");
  await learner.set("Batch size", "16");
  await learner.set("Epochs", "25");
  await learner.train();
  await allMet(learner);
  await learner.goOn();

  await learner.at("Why not all at once?");
  await learner.choose("One exact step costs as much as many rough ones, and the rough ones get farther.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

async function tuning(learner: Learner): Promise<void> {
  await learner.at("One number");
  await learner.choose("The loss jumps about, or grows.");
  await learner.goOn();

  for (const [title, rate] of [
    ["Too small", "0.00003"],
    ["Too large", "1"],
  ] as const) {
    await learner.at(title);
    await learner.set("Learning rate", rate);
    await learner.train();
    await learner.goOn();
  }

  await learner.at("Find the range");
  for (const rate of ["0.001", "0.1", "0.01"]) {
    await learner.set("Learning rate", rate);
    await learner.train();
  }
  await learner.choose("Good rates can differ by factors of ten from task to task.");
  await learner.goOn();

  await learner.at("Tune it");
  await learner.set("Batch size", "16");
  await learner.set("Epochs", "40");
  await learner.train();
  await allMet(learner);
  await learner.goOn();

  await learner.at("What was tuned?");
  await learner.choose(
    "It is chosen before training, by looking at validation; parameters are learned from the training rows.",
  );
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

async function overfitting(learner: Learner): Promise<void> {
  const { page } = learner;
  await learner.at("More is more?");
  await learner.choose("Training falls to nearly zero; validation falls, then rises.");
  await learner.goOn();

  await learner.at("Let it run");
  await learner.button("Set it up").click();
  await learner.train();
  await learner.goOn();

  await learner.at("The gap");
  await learner.choose("It is as often right, but more certain where it is wrong.");
  await learner.goOn();

  await learner.at("Stop in time");
  await page.getByRole("switch", { name: "Early stopping" }).press("Space");
  await learner.set("Patience", "10");
  expect(await learner.train()).toContain("Stopped early");
  await learner.goOn();

  await learner.at("Use it");
  await allMet(learner);
  await learner.goOn();

  await learner.at("Your own words");
  await learner.write("If some validation rows are not as unseen as they look.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

async function sealedTest(learner: Learner): Promise<void> {
  const { page } = learner;
  const open = async (button: string) => {
    await learner.button(button).click();
    await learner.button("Break the seal", page.getByRole("dialog")).click();
    await learner.ended();
  };
  await learner.at("Before you open");
  await learner.choose("About the same.");
  await learner.train();
  await learner.goOn();

  await learner.at("Break the seal");
  await open("Open the test set");
  await page.getByText("Opened once.").waitFor();
  await learner.goOn();

  await learner.at("Something is off");
  const group = page.getByRole("combobox", { name: "Keep together rows with the same" });
  await page
    .locator("[data-widget=split]")
    .getByRole("button", { name: /Keep equal .Ring Number. together/ })
    .waitFor();
  await learner.choose("The same birds, measured again on another day.");
  await learner.goOn();

  await learner.at("Mend step 1");
  await group.selectOption("Ring Number");
  await learner.train();
  await learner.goOn();

  await learner.at("A score to sign");
  await open("Open it once more");
  await allMet(learner);
  await learner.goOn();

  await learner.at("What was planted");
  await learner.choose("Each choice made after a look fits the test a little, until it is a second validation set.");
  await learner.button("Show what was planted").click();
  await page.locator("[data-widget=planted] article").nth(1).waitFor();
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

const birds = [
  { "Body Mass (g)": "4600", "Culmen Depth (mm)": "18" },
  { "Body Mass (g)": "3300", "Culmen Depth (mm)": "18" },
  { "Body Mass (g)": "50000", "Culmen Depth (mm)": "18" },
];

async function deployIt(learner: Learner): Promise<void> {
  const { page } = learner;
  await learner.at("How big is it?");
  await learner.choose("Smaller than a photo from a phone.");
  await learner.goOn();

  await learner.at("Ask it");
  await learner.train();
  const form = page.locator("[data-widget=predict]");
  const inApp: string[] = [];
  for (const bird of birds) {
    for (const [field, value] of Object.entries(bird)) await form.getByLabel(field, { exact: true }).fill(value);
    await learner.button("Predict", form).click();
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
    const downloading: Promise<Download> = page.waitForEvent("download");
    await page.locator(`[data-export=${kind}] button`).click();
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
  await allMet(learner);
  await learner.goOn();

  await learner.at("Who answers for it?");
  await learner.write("Measure it on your own birds first.");
  await learner.goOn();
  await learner.at("Keep this");
  await learner.goOn();
}

/** Opens the page from the disk, without a network, and asks it about the same birds. */
async function answersOffline(file: string): Promise<string[]> {
  const context = await (await browser()).newContext({ offline: true });
  try {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    const answers: string[] = [];
    for (const bird of birds) {
      for (const [field, value] of Object.entries(bird)) await page.getByLabel(field, { exact: true }).fill(value);
      answers.push(sharesIn(await page.locator("body").innerText()));
    }
    expect(problems).toEqual([]);
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

async function allMet(learner: Learner): Promise<void> {
  await learner.met().catch(async () => {
    expect.fail(`not every check is met: ${(await learner.checks()).join("; ")}`);
  });
}
