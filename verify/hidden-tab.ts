// Whether a tab that nobody sees trains as fast as one that is seen: a real minute in a window that is minimized, between two
// minutes in which it is seen. Once at full speed, and once at a pace that the worker keeps with timers. At full speed, a
// second in which the worker would have run and the system let others run is none of the tab's: where the system tells
// (Linux), it does not count. In all others it must be at work: one that waits for a timer or a message is not held back.

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
import { watchHeldBack } from "./hidden-tab/held-back";

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
  const { evaluate, hide, show } = await openHideableWindow(browser, address);
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
  const heldBackS = await watchHeldBack(browser);
  const stretch = async (visibility: "visible" | "hidden"): Promise<Stretch> => {
    await until(`document.visibilityState === '${visibility}'`);
    heldBackS?.();
    const [before, startedMs] = [await epoch(), performance.now()];
    await wait(measuredMs);
    return {
      epochs: (await epoch()) - before,
      seconds: (performance.now() - startedMs) / 1000,
      heldBackS: heldBackS?.() ?? 0,
    };
  };
  const seenBefore = await stretch("visible");
  await hide();
  const hidden = await stretch("hidden");
  await show();
  const seenAfter = await stretch("visible");
  const ended = await evaluate(`/^\\s*(Done|Stopped)/.test(${transport}.querySelector('.state').textContent)`);
  await evaluate("window.close()");
  const seen = [seenBefore, seenAfter];
  // What is paced is behind its time only by what it cannot make up for: of that it loses nothing by being held back.
  const isPaced = epochsPerSecond > 0;
  const share = perSecond([hidden], isPaced) / perSecond(seen, isPaced);
  const heldBack = (stretches: readonly Stretch[]) =>
    `${Math.round((100 * sum(stretches, "heldBackS")) / sum(stretches, "seconds"))} %`;
  const byTheClock = `${perSecond([hidden], true).toFixed(1)} against ${seen.map((each) => perSecond([each], true).toFixed(1)).join(" and ")} by the clock`;
  return {
    what: `Epochs a second over ${measuredMs / 1000} s hidden against as long seen before and after, ${isPaced ? `at ${epochsPerSecond} epochs a second` : "at full speed"}`,
    figure: `${share.toFixed(2)}: ${byTheClock}${!heldBackS ? "" : `, others had the processor for ${heldBack([hidden])} of it against ${heldBack(seen)}`}`,
    limit: `≥ ${leastShare} of it`,
    holds: !ended && share >= leastShare,
  };
}

interface Stretch {
  readonly epochs: number;
  readonly seconds: number;
  /** In which it would have run, and others did. */
  readonly heldBackS: number;
}

const sum = (stretches: readonly Stretch[], key: keyof Stretch): number =>
  stretches.reduce((total, stretch) => total + stretch[key], 0);

function perSecond(stretches: readonly Stretch[], byTheClock: boolean): number {
  return sum(stretches, "epochs") / (sum(stretches, "seconds") - (byTheClock ? 0 : sum(stretches, "heldBackS")));
}
