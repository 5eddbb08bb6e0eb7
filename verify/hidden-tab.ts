// Whether a tab that nobody sees trains as fast as one that is seen: a real minute of each, in a window that is minimized
// for the second. Once at full speed, and once at a pace that the worker keeps with timers. Wants a quiet machine: Chromium
// gives the process of a hidden page a lower priority (nice 5), so that others who want the processor come first.

import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "playwright-core";
import { projectRoot } from "../scripts/command.mjs";
import { chromeFlags, ensureChrome } from "../scripts/find-chrome.mjs";
import { keepingAwake, openHideableWindow } from "../scripts/hideable-window.mjs";
import { serve } from "../scripts/serve.mjs";
import type { Row } from "../scripts/verify.mjs";
import { pointsExperiment } from "../src/app/labs/points-experiment";
import { shareText } from "../src/app/share";
import type { Experiment } from "../src/experiment/experiment";

export const title = "A hidden tab, Chromium, WASM";

const measuredMs = 60_000;
const pacedPerSecond = 5;
/** Of the epochs of a tab that is seen. */
const leastShare = 0.9;

/** So much work that it does not end in the meantime. */
const longRun: Experiment = {
  ...pointsExperiment,
  data: { kind: "points", shape: "moons", count: 500, noise: 0.2 },
  model: { family: "mlp", layers: [128, 128, 128, 128, 128].map((units) => ({ units, activation: "tanh" })) },
  training: { ...pointsExperiment.training, epochs: 10_000, batchSize: 1 },
};

export default async function measureHiddenTab(): Promise<Row[]> {
  const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
  const browser = await chromium.launch({
    executablePath: await ensureChrome(),
    args: chromeFlags.filter((flag) => !/webgpu|Vulkan/i.test(flag)),
    ignoreDefaultArgs: keepingAwake,
  });
  try {
    const address = `${served.url}/#/lab/points?x=${await shareText(longRun)}`;
    const rows: Row[] = [];
    for (const speed of [0, pacedPerSecond]) rows.push(await compare(browser, address, speed));
    return rows;
  } finally {
    await browser.close();
    await served.close();
  }
}

async function compare(
  browser: Parameters<typeof openHideableWindow>[0],
  address: string,
  epochsPerSecond: number,
): Promise<Row> {
  const { evaluate, hide } = await openHideableWindow(browser, address);
  const transport = "document.querySelector('[data-widget=transport]')";
  const until = async (holds: string) => {
    while (!(await evaluate(holds))) await wait(50);
  };
  const epoch = async () =>
    Number(String(await evaluate(`${transport}.querySelector('.epoch b').textContent`)).replace(/[^\d.]/g, ""));
  await until(`!!${transport}?.querySelector('button.play:not([aria-disabled]):not([disabled])')`);
  await evaluate(`{
    const speed = ${transport}.querySelector('select');
    speed.value = '${epochsPerSecond}';
    speed.dispatchEvent(new Event('change', { bubbles: true }));
    ${transport}.querySelector('button.play').click();
  }`);
  await until(`Number(${transport}.querySelector('.epoch b').textContent) > 3`);
  const perSecond = async () => {
    const [before, startedMs] = [await epoch(), performance.now()];
    await wait(measuredMs);
    return ((await epoch()) - before) / ((performance.now() - startedMs) / 1000);
  };
  const seen = await perSecond();
  await hide();
  await until("document.visibilityState === 'hidden'");
  const hidden = await perSecond();
  const ended = await evaluate(`/^\\s*(Done|Stopped)/.test(${transport}.querySelector('.state').textContent)`);
  await evaluate("window.close()");
  const speed = epochsPerSecond > 0 ? `at ${epochsPerSecond} epochs a second` : "at full speed";
  return {
    what: `Epochs a second over ${measuredMs / 1000} s hidden against as long seen, ${speed}`,
    figure: `${hidden.toFixed(1)} against ${seen.toFixed(1)} (${(hidden / seen).toFixed(2)})`,
    limit: `≥ ${leastShare} of it`,
    holds: !ended && hidden / seen >= leastShare,
  };
}
