import type { CDPSession, Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { Transport } from "./points-bench.ts";

const starts = 30;
/** What the engine compiles with use is no leak: it comes to an end, so many starts at a time. */
const warmUps = 20;
const mostWarmUps = 5 * warmUps;
const isWarm = 0.01;
/** Of what is in use before. */
const mayDiffer = 0.05;

/** Sends to a worker of the page; playwright's own session with it has no such method. */
async function workerSession(session: CDPSession): Promise<(method: string, params?: object) => Promise<unknown>> {
  const attached = new Promise<string>((resolve) =>
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") resolve(sessionId);
    }),
  );
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  const waiting = new Map<number, (result: unknown) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    waiting.get(id)?.(result);
  });
  let id = 0;
  return async (method, params = {}) => {
    id += 1;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    return answer;
  };
}

/** Runs inside the page, so that nothing of the test's is counted: trains a few epochs and stops, so many times. */
async function startAndStop(count: number): Promise<void> {
  const button = (name: string) =>
    [...document.querySelectorAll<HTMLButtonElement>("[data-widget=transport] button")].find(
      (each) => each.textContent?.trim() === name,
    );
  const epoch = () => Number(document.querySelector("[data-widget=transport] .epoch b")?.textContent);
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  for (let i = 0; i < count; i++) {
    button("Train")?.click();
    await until(() => button("Pause") !== undefined && epoch() > 2);
    button("Stop")?.click();
    await until(() => button("Train") !== undefined && button("Stop") === undefined);
  }
}

/** Networks' memories alive in the worker: each has one of its own. */
async function memories(toWorker: (method: string, params?: object) => Promise<unknown>): Promise<number> {
  const { result } = (await toWorker("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" })) as {
    result: { objectId: string };
  };
  const { objects } = (await toWorker("Runtime.queryObjects", { prototypeObjectId: result.objectId })) as {
    objects: { objectId: string };
  };
  const counted = (await toWorker("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.length; }",
  })) as { result: { value: number } };
  return counted.result.value;
}

/** Tensors and WebAssembly memories alive, and bytes in use in the worker and the page, after a collection. */
async function inUse(page: Page, session: CDPSession, toWorker: (method: string, params?: object) => Promise<unknown>) {
  const bytes = async (send: (method: "HeapProfiler.collectGarbage" | "Runtime.getHeapUsage") => Promise<unknown>) => {
    await send("HeapProfiler.collectGarbage");
    return ((await send("Runtime.getHeapUsage")) as { usedSize: number }).usedSize;
  };
  // A small network has none at all: TensorFlow.js is not even loaded.
  const tensors = await page.workers()[0]?.evaluate(() => {
    const { _tfengine } = globalThis as unknown as { _tfengine?: { state: { numTensors: number } } };
    return _tfengine?.state.numTensors ?? 0;
  });
  return {
    tensors,
    memories: await memories(toWorker),
    worker: await bytes(toWorker),
    page: await bytes((method) => session.send(method)),
  };
}

it(`${starts} starts and stops leave no tensor and no network behind, and the heaps of page and worker within 5 %`, async () => {
  const { page } = await openPage({ path: "#/lab/points", reducedMotion: "reduce" });
  const transport = new Transport(page);
  await transport.ready();
  await transport.speed("30"); // at full speed it would be over before it is stopped
  const session = await page.context().newCDPSession(page);
  await page.evaluate(startAndStop, warmUps);
  const toWorker = await workerSession(session);
  let before = await inUse(page, session, toWorker);
  for (let warmed = warmUps; warmed < mostWarmUps; warmed += warmUps) {
    await page.evaluate(startAndStop, warmUps);
    const now = await inUse(page, session, toWorker);
    const grown = Math.max(now.page / before.page, now.worker / before.worker) - 1;
    before = now;
    if (grown < isWarm) break;
  }
  await page.evaluate(startAndStop, starts);
  // What is still on its way, a message or a save, is no leak: a leak does not come back.
  await expect
    .poll(
      async () => {
        const now = await inUse(page, session, toWorker);
        const within = (heap: "worker" | "page") => Math.abs(now[heap] / before[heap] - 1) < mayDiffer;
        return { ...now, worker: within("worker") || now.worker, page: within("page") || now.page };
      },
      { timeout: 30_000, interval: 500 },
    )
    .toEqual({ ...before, worker: true, page: true });
}, 180_000);
