import { expect, it, onTestFinished } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { pointsExperiment } from "../../src/app/labs/points-experiment.ts";
import type { Experiment } from "../../src/experiment/experiment.ts";
import { browser, launchBrowser } from "./browser.ts";
import { openWindowToHide } from "./hidden-window.ts";
import { doom, killWorker, pointsAddress, reachWorkers, Transport } from "./points-bench.ts";

async function openLab(change: Partial<Experiment> = {}): Promise<{ page: Page; transport: Transport }> {
  const context: BrowserContext = await (await browser()).newContext({ locale: "en-US", reducedMotion: "reduce" });
  onTestFinished(() => context.close());
  await reachWorkers(context);
  const page = await context.newPage();
  await page.goto(await pointsAddress(change));
  const transport = new Transport(page);
  await transport.ready();
  return { page, transport };
}
const labWorker = (page: Page) => {
  const worker = page.workers().at(-1);
  if (!worker) throw new Error("no worker was started");
  return worker;
};
/** Types a learning rate: the page is usable. */
async function typeRate(page: Page, rate: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Learning rate", exact: true });
  await field.fill(rate);
  await field.press("Enter");
  expect(await field.inputValue()).toBe(rate);
}

it("a worker that hangs is replaced: the page says so, can be used all the while, and the run goes on", async () => {
  const { page, transport } = await openLab();
  await transport.play.click();
  await transport.later(45);
  const before = page.workers().length;
  // Not within the evaluation itself: what a debugger runs cannot be ended.
  await labWorker(page).evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await typeRate(page, "0.02");
  const said = transport.root.getByText("training goes on from epoch");
  await said.waitFor();
  const epoch = Number(/from epoch (\d+)/.exec(await said.innerText())?.[1]);
  expect(epoch).toBeGreaterThan(0);
  await transport.later(epoch + 5);
  await expect.poll(() => page.workers().length).toBe(before);
});

it("workers that die one after the other are given up with a sentence, and going on is still offered", async () => {
  const { page, transport } = await openLab();
  await transport.play.click();
  await transport.later(45);
  await doom(page, true);
  await killWorker(page);
  await page.getByRole("alert").filter({ hasText: "fewer units, a smaller batch or fewer rows" }).waitFor();
  const epoch = await transport.interrupted();
  expect(epoch).toBeGreaterThan(0);
  await typeRate(page, "0.02");
  await doom(page, false);
  await transport.button("Go on").click();
  await transport.later(epoch + 5);
  expect(await page.getByRole("alert").count()).toBe(0);
});

it("memory that runs out is freed with the worker and the run goes on; where it never fits, that is said with the numbers", async () => {
  const { page, transport } = await openLab();
  await transport.play.click();
  await transport.later(45);
  // As the browser refuses it; for real, it would refuse the page as well.
  await labWorker(page).evaluate(() => {
    const { Float32Array: Whole } = globalThis;
    globalThis.Float32Array = new Proxy(Whole, {
      construct(target, asked: [number], made) {
        if (typeof asked[0] === "number" && asked[0] > 50) throw new RangeError("Array buffer allocation failed");
        return Reflect.construct(target, asked, made) as object;
      },
    });
  });
  const said = transport.root.getByText("has been freed; training goes on from epoch");
  await said.waitFor();
  const epoch = Number(/from epoch (\d+)/.exec(await said.innerText())?.[1]);
  expect(epoch).toBeGreaterThan(0);
  await transport.later(epoch + 5);
  // To its end: as long as a worker has work, it is given up where it is silent for long.
  await transport.button("Finish and evaluate").click();
  await transport.ended();
  await labWorker(page).evaluate(() => {
    const taken: WebAssembly.Memory[] = [];
    Object.assign(globalThis, { taken });
    try {
      for (;;) taken.push(new WebAssembly.Memory({ initial: 1 })); // each reserves all the room that it might grow into
    } catch {
      // no room is left
    }
  });
  await transport.play.click();
  const alert = page.getByRole("alert").filter({ hasText: "The memory of this browser tab is full" });
  await alert.waitFor();
  expect(await alert.innerText()).toContain("batches of 20");
  await typeRate(page, "0.02");
  await transport.play.click();
  await transport.later(5);
  expect(await page.getByRole("alert").count()).toBe(0);
});

it("a graphics process that crashes again and again does not end a run", async () => {
  const own = await launchBrowser();
  onTestFinished(() => own.close());
  const page = await (await own.newContext({ locale: "en-US", serviceWorkers: "block" })).newPage();
  const quick: Partial<Experiment> = {
    model: { family: "mlp", layers: [{ units: 4, activation: "tanh" }] },
    training: { ...pointsExperiment.training, batchSize: 70 },
  };
  await page.goto(await pointsAddress({ backend: "webgpu", ...quick }));
  const transport = new Transport(page);
  await transport.ready();
  await transport.play.click();
  await transport.later(0);
  const session = await own.newBrowserCDPSession();
  const restarted = transport.root.getByText("training goes on from epoch");
  const left = restarted.filter({ hasText: "on the processor" });
  for (let crashes = 0; crashes < 4 && (await left.count()) === 0; crashes++) {
    await session.send("Browser.crashGpuProcess");
    await restarted.waitFor();
    await transport.later(await transport.epoch());
  }
  expect(await left.count()).toBe(1);
  expect(await page.getByRole("alert").count()).toBe(0);
}, 120_000);

it("a loss that is no number ends the run, the tutor explains it, and with its remedy the next run is well", async () => {
  const { page, transport } = await openLab({
    training: { ...pointsExperiment.training, optimizer: "sgd", learningRate: 100, l2: 100, epochs: 50 },
  });
  await transport.speed("0");
  await transport.play.click();
  await page.getByRole("alert").filter({ hasText: "lower the learning rate (now 100)" }).waitFor();
  expect(await transport.state.innerText()).toContain("The run failed");
  const tutor = page.locator("aside, [role=note], .remark").filter({ hasText: /learning rate/i });
  expect(await tutor.count()).toBeGreaterThan(0);
  await typeRate(page, "0.001");
  await page.getByRole("textbox", { name: "L2 penalty", exact: true }).fill("0");
  await page.getByRole("textbox", { name: "L2 penalty", exact: true }).press("Enter");
  await transport.play.click();
  await transport.ended();
  expect(await page.getByRole("alert").count()).toBe(0);
});

it("a tab that is not seen goes on training, though the browser holds its timers back", async () => {
  const { evaluate, hide } = await openWindowToHide(await pointsAddress({}));
  const epoch = () => evaluate("Number(document.querySelector('[data-widget=transport] .epoch b')?.textContent)");
  const patience = { timeout: 30_000 };
  const train = "document.querySelector('[data-widget=transport] button.play:not([aria-disabled]):not([disabled])')";
  await expect.poll(() => evaluate(`${train} !== null`), patience).toBe(true);
  await evaluate(`${train}.click()`);
  await expect.poll(epoch, patience).toBeGreaterThan(3);
  await hide();
  await expect.poll(() => evaluate("document.visibilityState"), patience).toBe("hidden");
  await evaluate(
    "globalThis.ticks = 0; setInterval(() => globalThis.ticks++, 10); globalThis.sinceMs = performance.now()",
  );
  const before = Number(await epoch());
  await expect.poll(epoch, patience).toBeGreaterThan(before + 60);
  // A timer of 10 ms came once a second.
  const ticksPerSecond = Number(await evaluate("(1000 * globalThis.ticks) / (performance.now() - globalThis.sinceMs)"));
  expect(ticksPerSecond).toBeLessThan(10);
});

it("a model of 10^9 units is refused by the address that asks for it", async () => {
  const units = 1e9;
  const { page, transport } = await openLab({ model: { family: "mlp", layers: [{ units, activation: "relu" }] } });
  await page.getByText("model.layers.0.units").waitFor();
  expect(page.workers().length).toBe(0);
  await transport.play.click();
  await transport.later(3);
});
