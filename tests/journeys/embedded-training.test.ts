import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Frame } from "playwright-core";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { labIds } from "../../src/embed/labs.ts";
import { defaultExperiment } from "../../src/experiment/experiment.ts";
import { buildLesson } from "../../src/lesson/build-lesson.ts";
import { browser } from "./browser.ts";
import { embedIn, frameCode, openHost, patience, trainIn } from "./embed-host.ts";

const shareText = (experiment: unknown): string => deflateRawSync(JSON.stringify(experiment)).toString("base64url");

/** Every lesson there is, with a state that can be trained, and a step where it can. */
const lessonsFolder = path.join(projectRoot, "lessons/en");
const lessons = readdirSync(lessonsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.includes(path.sep) && file.endsWith(".md"))
  .map((file) => {
    const source = readFileSync(path.join(lessonsFolder, file), "utf8");
    const id = path.basename(file, ".md");
    const solution: unknown = JSON.parse(
      readFileSync(path.join(lessonsFolder, file.replace(/\.md$/, ".solution.json")), "utf8"),
    );
    const steps = buildLesson(source, { id, chapter: path.dirname(file) }).value.steps;
    const step = steps.find(({ bench }) => bench.includes("transport"));
    return { id, query: `lesson=${id}&step=${step?.id}&x=${shareText(experimentIn(solution))}` };
  });

/** A lesson's solution may be several runs: the last has what the lesson leads to. */
function experimentIn(solution: unknown): unknown {
  const runs = (solution as { runs?: readonly unknown[] }).runs;
  return runs ? ((runs.at(-1) as { experiment?: unknown }).experiment ?? runs.at(-1)) : solution;
}

const penguins = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Species",
  training: { ...defaultExperiment.training, epochs: 20 },
};
const labQueries: Readonly<Record<string, string>> = {
  points: "lab=points",
  table: `lab=table&x=${shareText(penguins)}`,
};

/** What a frame of another site may be denied. Each throws, and is noted: an embed touches none of them. */
function denyStorage(): void {
  if (!location.pathname.endsWith("/embed.html")) return;
  const touched: string[] = ((window as unknown as { touched: string[] }).touched = []);
  const deny = (owner: object, name: string) =>
    Object.defineProperty(owner, name, {
      configurable: true,
      get() {
        touched.push(name);
        throw new DOMException("denied", "SecurityError");
      },
    });
  for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches", "cookieStore"]) deny(window, name);
  for (const name of ["locks", "serviceWorker", "storage"]) deny(Navigator.prototype, name);
  deny(Document.prototype, "cookie");
}

const touched = (frame: Frame) => frame.evaluate(() => (window as unknown as { touched: string[] }).touched);

/** Opens the frames one beside the other with all storage denied, and trains in each. @returns their origins */
async function trainInFrames(...codes: readonly string[]): Promise<string[]> {
  const context = await (await browser()).newContext({ locale: "en-US", serviceWorkers: "block" });
  onTestFinished(() => context.close().catch(() => {}));
  await context.addInitScript(denyStorage);
  const { page, cspViolations, errors } = await openHost(codes.join(""), { context });
  const frames = await Promise.all(codes.map((_, at) => embedIn(page, at)));
  for (const frame of frames) {
    await trainIn(frame);
    expect(await touched(frame)).toEqual([]);
  }
  expect(cspViolations).toEqual([]);
  expect(errors).toEqual([]);
  return Promise.all(frames.map((frame) => frame.evaluate(() => self.origin)));
}

const sandbox = 'sandbox="allow-scripts"';

describe("with all storage denied", () => {
  it.each(labIds.map((id) => ({ id, query: labQueries[id] ?? `lab=${id}` })))(
    "the lab $id opens and trains, in a frame of another site and in a sandbox of no origin",
    async ({ query }) => {
      const origins = await trainInFrames(frameCode(query), frameCode(query, sandbox));
      expect(origins).toEqual([new URL(inject("appUrl")).origin, "null"]);
    },
  );

  // The stricter of the two: a frame of another site has an origin.
  it.each(lessons)("$id opens and trains in a sandbox of no origin", async ({ query }) => {
    expect(await trainInFrames(frameCode(query, sandbox))).toEqual(["null"]);
  });

  it("the first lesson trains to its result", async () => {
    const { page } = await openHost(frameCode("lesson=first-model&step=2", sandbox));
    const frame = await embedIn(page);
    await trainIn(frame);
    await frame.locator("[data-widget=transport] .state", { hasText: "Done" }).waitFor(patience);
  });

  it("a host that is sandboxed itself may hold an embed", async () => {
    const inner = frameCode("lab=points").replaceAll('"', "'").replaceAll("&", "&amp;");
    const { page } = await openHost(
      `<iframe sandbox="allow-scripts" width="900" height="700" srcdoc="${inner}"></iframe>`,
    );
    const frame = page.frameLocator("iframe").frameLocator("iframe");
    await frame.getByRole("button", { name: "Train", exact: true }).waitFor(patience);
  });
});
