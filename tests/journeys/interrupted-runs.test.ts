import { describe, expect, it, onTestFinished } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { pointsExperiment } from "../../src/app/labs/points-experiment.ts";
import type { BackendName, Experiment } from "../../src/experiment/experiment.ts";
import { browser, openPage } from "./browser.ts";
import { keptIn, pointsAddress, sharedLab, Transport } from "./points-bench.ts";

async function newContext(): Promise<BrowserContext> {
  const context = await (await browser()).newContext({ locale: "en-US", reducedMotion: "reduce" });
  onTestFinished(() => context.close());
  return context;
}
async function openLab(context: BrowserContext, address: string): Promise<Transport> {
  const page = await context.newPage();
  await page.goto(address);
  const transport = new Transport(page);
  await transport.ready();
  return transport;
}
/** Trains at a pace that leaves the run unfinished, until a checkpoint has been kept. */
async function begin(transport: Transport): Promise<void> {
  await transport.speed("10");
  await transport.play.click();
  await transport.later(22);
}
const benchPlace = ["benches", "lab/shared"] as const;
const checkpointPlace = ["checkpoints", "lab/shared"] as const;
interface KeptRuns {
  readonly value: {
    readonly kept: readonly {
      readonly result: { readonly metrics: unknown; readonly bestEpoch: number; readonly epochs: number };
      readonly model: { readonly layers: unknown };
      readonly history: readonly { readonly epoch: number; readonly train: unknown; readonly validation: unknown }[];
    }[];
  };
}
/** The last run as it is kept, once it is. */
async function keptRun(page: Page) {
  const read = async () => ((await page.evaluate(keptIn, benchPlace)) as KeptRuns).value.kept.at(-1);
  await expect.poll(async () => (await read())?.result).toBeDefined();
  return read();
}

describe("a run that was interrupted by a reload", () => {
  it.each(["wasm", "cpu"] satisfies BackendName[])("ends on %s as the one that was not", async (backend) => {
    const { training } = pointsExperiment;
    const experiment: Partial<Experiment> = {
      backend,
      model: { family: "mlp", layers: [{ units: 8, activation: "tanh", dropout: 0.2, batchNorm: true }] },
      training: { ...training, epochs: 90, schedule: "cosine", earlyStopping: { patience: 60 } },
    };
    const context = await newContext();
    const undisturbed = await openLab(context, await pointsAddress(experiment));
    await undisturbed.speed("0");
    await undisturbed.play.click();
    await undisturbed.ended();
    const whole = await keptRun(undisturbed.page);
    await undisturbed.page.close();

    const transport = await openLab(context, await pointsAddress(experiment));
    await begin(transport);
    await transport.page.reload();
    const epoch = await transport.interrupted();
    expect(epoch).toBeGreaterThan(0);
    await transport.speed("0");
    await transport.button("Go on").click();
    await transport.ended();
    const { result, model, history } = (await keptRun(transport.page)) ?? {};
    expect(result?.metrics).toEqual(whole?.result.metrics);
    expect(result?.bestEpoch).toBe(whole?.result.bestEpoch);
    expect(model?.layers).toEqual(whole?.model.layers);
    // At full speed not every epoch is measured; those that were in both runs are the same.
    const both = history?.filter((point) => whole?.history.some((other) => other.epoch === point.epoch)) ?? [];
    expect(both.length).toBeGreaterThan(10);
    for (const point of both) expect(whole?.history).toContainEqual(point);
    expect(both.some((point) => point.epoch < epoch) && both.some((point) => point.epoch > epoch)).toBe(true);
    await expect.poll(() => transport.page.evaluate(keptIn, checkpointPlace)).toBeNull();
  });
});

describe("a run that is left", () => {
  it("waits with its curves, says where it is, and begins nothing by itself", async () => {
    const context = await newContext();
    const transport = await openLab(context, await pointsAddress({}));
    const { page } = transport;
    await begin(transport);
    await page.evaluate(() => (location.hash = "#/settings"));
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    await page.goBack();
    const epoch = await transport.interrupted();
    expect(await transport.epoch()).toBe(epoch);
    await page.locator("[data-widget=curves] svg path").first().waitFor();
    await page.locator("[data-widget=playground] .heading").filter({ hasText: "right" }).waitFor();
    expect(await transport.button("Train anew").isVisible()).toBe(true);
    expect(await transport.interrupted()).toBe(epoch);
  });

  it("goes on with its own settings, and says so where they were changed", async () => {
    const context = await newContext();
    const transport = await openLab(context, await pointsAddress({}));
    const { page } = transport;
    await begin(transport);
    await page.reload();
    const epoch = await transport.interrupted();
    const rate = page.getByRole("textbox", { name: "Learning rate", exact: true });
    await rate.fill("0.5");
    await rate.press("Enter");
    await transport.root.getByText("Settings were changed since").waitFor();
    await transport.button("Go on").click();
    await transport.later(epoch);
    expect(await rate.inputValue()).toBe("0.01");
    await page.getByRole("button", { name: /^Undo/ }).click();
    expect(await rate.inputValue()).toBe("0.5");
  });

  it("is gone when it was stopped, and when another is trained in its place", async () => {
    const context = await newContext();
    const transport = await openLab(context, await pointsAddress({}));
    const { page } = transport;
    await begin(transport);
    await page.reload();
    await transport.interrupted();
    await transport.button("Train anew").click();
    await transport.later(0);
    await transport.button("Stop").click();
    await transport.state.filter({ hasText: "Stopped" }).waitFor();
    await expect.poll(() => page.evaluate(keptIn, checkpointPlace)).toBeNull();
    await page.goto(sharedLab());
    await page.reload();
    await transport.ready();
    expect(await transport.button("Go on").count()).toBe(0);
  });

  it("is not written with the runs that were kept: those are written when something of theirs changes", async () => {
    const { page, goto } = await openPage({ path: "#/lab/points" });
    const transport = new Transport(page);
    await transport.ready();
    await page.evaluate(() => {
      const written: string[] = [];
      Object.assign(globalThis, { written });
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...asked: Parameters<IDBObjectStore["put"]>) {
        written.push(this.name);
        return put.apply(this, asked);
      };
    });
    await begin(transport);
    const written = await page.evaluate(() => (globalThis as unknown as { written: string[] }).written);
    expect(written.filter((store) => store === "checkpoints").length).toBeGreaterThan(1);
    expect(written.filter((store) => store === "benches")).toEqual([]);
    await goto("#/");
  });
});
