import type { BrowserContext, Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { pointsExperiment } from "../../src/app/labs/points-experiment.ts";
import { createRandom } from "../../src/experiment/random.ts";
import { browser } from "./browser.ts";
import { crash, moments } from "./crash.ts";
import { killWorker, pointsAddress, reachWorkers, setAside, sharedLab, Transport } from "./points-bench.ts";

/** Of training, no more than this is lost, or an epoch. */
const mayBeLostMs = 2_000;
const learners = 5;
const momentsEach = 6;
const ends = ["worker", "crash", "worker", "close", "worker", "leave"] as const;
type End = (typeof ends)[number];

interface Shown {
  readonly epoch: number;
  readonly atMs: number;
}

/** Every epoch that the transport shows is told at once: a crash takes the page with it. */
async function tellEpochs(page: Page, shown: Shown[]): Promise<void> {
  page.on("console", (message) => {
    const [word, epoch, atMs] = message.text().split(" ");
    if (word === "epoch") shown.push({ epoch: Number(epoch), atMs: Number(atMs) });
  });
  await page.evaluate(() => {
    const place = document.querySelector("[data-widget=transport] .epoch b");
    if (!place) throw new Error("no epoch is shown");
    const tell = () => {
      const epoch = Number(place.textContent?.replace(/[^\d.]/g, ""));
      console.debug(`epoch ${Math.floor(epoch)} ${performance.timeOrigin + performance.now()}`);
    };
    new MutationObserver(tell).observe(place, { characterData: true, childList: true, subtree: true });
  });
}

async function openLab(context: BrowserContext, address: string, shown: Shown[]) {
  const page = await context.newPage();
  await page.goto(address);
  const transport = new Transport(page);
  await transport.ready();
  await tellEpochs(page, shown);
  return { page, transport };
}

/** The run is interrupted like this. @returns the epoch it goes on from */
async function interrupt(
  how: End,
  lab: { page: Page; transport: Transport },
  reopen: () => Promise<{ page: Page; transport: Transport }>,
): Promise<{ page: Page; transport: Transport; epoch: number }> {
  const { page, transport } = lab;
  if (how === "worker") {
    await killWorker(page);
    const said = transport.root.getByText("training goes on from epoch");
    await said.waitFor();
    return { ...lab, epoch: Number(/from epoch (\d+)/.exec(await said.innerText())?.[1]) };
  }
  if (how === "crash") await crash(page);
  else if (how === "close") await page.close();
  else await page.goto("about:blank").then(() => page.close());
  const again = await reopen();
  return { ...again, epoch: await again.transport.interrupted() };
}

it("at 30 moments the tab crashes, closes or is left, or the worker dies: at most 2 s of training are lost, no record is set aside, and the run goes on", async () => {
  const address = await pointsAddress({ training: { ...pointsExperiment.training, epochs: 10_000 } });
  let compared = 0;

  const each = Array.from({ length: learners }, async (_, learner) => {
    const context = await (
      await browser()
    ).newContext({ locale: "en-US", reducedMotion: "reduce", serviceWorkers: "block" });
    onTestFinished(() => context.close());
    await reachWorkers(context);
    let shown: Shown[] = [];
    let lab = await openLab(context, address, shown);
    await lab.transport.speed("10");
    await lab.transport.play.click();
    await lab.transport.later(12);
    const order = createRandom(5, `ends ${learner}`).shuffle([...ends]);
    for (const [at, ms] of moments(11 + learner, momentsEach, 200, 2_800).entries()) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      const killedMs = Date.now();
      // What was shown first is where the run came back to: of that nothing is ever lost.
      const due = shown.filter(({ atMs }, index) => index === 0 || atMs <= killedMs - mayBeLostMs).at(-1);
      const next: Shown[] = [];
      const { epoch, ...after } = await interrupt(order[at] ?? "crash", lab, () => openLab(context, sharedLab(), next));
      if (due && due !== shown[0]) compared += 1;
      expect(epoch, `${order[at]} after ${ms} ms`).toBeGreaterThanOrEqual((due?.epoch ?? 0) - 1);
      // What was shown later than that is lost: the run begins again from here.
      shown = after.page === lab.page ? shown : next;
      shown.splice(0, shown.length, { epoch, atMs: Date.now() });
      lab = after;
      if (await lab.transport.button("Go on").isVisible()) {
        await lab.transport.speed("10");
        await lab.transport.button("Go on").click();
      }
      await lab.transport.later(epoch);
    }
    expect(await lab.page.evaluate(setAside)).toBe(0);
    await lab.transport.button("Finish and evaluate").click();
    await lab.transport.ended();
  });
  await Promise.all(each);
  expect(compared).toBeGreaterThan(6);
}, 300_000);
