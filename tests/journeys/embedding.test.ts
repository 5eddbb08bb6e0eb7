import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { budgets, filesRequested, sentBytes } from "../../scripts/budgets.mjs";
import { projectRoot } from "../../scripts/command.mjs";
import { contentSecurityPolicy } from "../../scripts/csp.mjs";
import { serve } from "../../scripts/serve.mjs";
import { sharedExperiment } from "../../src/app/share.ts";
import { openPage, summarize } from "./browser.ts";
import { embedIn, frameCode, openHost, patience, press, trainIn } from "./embed-host.ts";
import { drawn } from "./settled-page.ts";

const script = (): string => `<script src="${inject("appUrl")}embed.js"></script>`;

describe("the height", () => {
  const told = (page: Page) =>
    page.evaluate(() => (window as unknown as { heard: { type?: string; subject?: string; height: number }[] }).heard);
  const contentHeight = (frame: Frame) =>
    frame.evaluate(() => Math.ceil(document.querySelector(".embed")?.getBoundingClientRect().height ?? 0));

  it("is told in both forms, and embed.js follows it, up and down, without swinging", async () => {
    // A host that counts the border in: a frame that asked for a scrollbar now and then would swing.
    const { page } = await openHost(
      frameCode("lab=points", 'style="box-sizing: border-box; border: 3px solid"') + script(),
    );
    const frame = await embedIn(page);
    const follows = async () => {
      const height = await contentHeight(frame);
      return (await page.locator("iframe").evaluate((each) => each.clientHeight)) === height;
    };
    await expect.poll(follows, patience).toBe(true);
    const before = await contentHeight(frame);
    await press(frame.getByText("Points: Two crescents"));
    await expect.poll(() => contentHeight(frame)).toBeGreaterThan(before);
    await expect.poll(follows, patience).toBe(true);
    await press(frame.getByText("Points: Two crescents"));
    await expect.poll(() => contentHeight(frame)).toBe(before);
    await expect.poll(follows, patience).toBe(true);

    const messages = await told(page);
    const own = messages.filter(({ type }) => type === "learning-curve/resize");
    const lti = messages.filter(({ subject }) => subject === "lti.frameResize");
    expect(own[0]).toEqual({ type: "learning-curve/resize", version: 1, height: own[0]?.height });
    expect(lti.map(({ height }) => height)).toEqual(own.map(({ height }) => height));
    expect(own.every(({ height }) => Number.isInteger(height))).toBe(true);
    // Opened and closed: each height is told once on the way, none again and again.
    const swings = own.filter(
      ({ height }, at) => at > 3 && height === own[at - 2]?.height && own[at - 1]?.height === own[at - 3]?.height,
    );
    expect(swings).toEqual([]);
  });

  it("does not depend on the frame's height", async () => {
    const { page } = await openHost(frameCode("lesson=first-model"));
    const frame = await embedIn(page);
    const heights: number[] = [];
    for (const framePx of ["300", "900", "3000"]) {
      await page.locator("iframe").evaluate((each, px) => each.setAttribute("height", px), framePx);
      await frame.waitForFunction((px) => innerHeight === px, Number(framePx));
      // Without its scrollbar a frame is wider, and its text shorter: compared at one width.
      await frame.evaluate(() => document.documentElement.setAttribute("data-fits", ""));
      heights.push(await contentHeight(frame));
    }
    expect(new Set(heights).size).toBe(1);
  });
});

const hostile: readonly unknown[] = [
  "learning-curve/theme",
  '{"type":"learning-curve/theme","version":1,"theme":"dark"}',
  null,
  0,
  true,
  [],
  [{ type: "learning-curve/theme", version: 1, theme: "dark" }],
  {},
  { type: "learning-curve/theme" },
  { type: "learning-curve/theme", version: 1 },
  { type: "learning-curve/theme", version: 2, theme: "dark" },
  { type: "learning-curve/theme", version: "1", theme: "dark" },
  { type: "learning-curve/theme", version: 1, theme: "pink" },
  { type: "learning-curve/theme", version: 1, theme: ["dark"] },
  { type: "learning-curve/theme", version: 1, theme: { toString: "dark" } },
  { type: "learning-curve/theme", version: 1, theme: "dark", extra: 1 },
  { type: ["learning-curve/theme"], version: 1, theme: "dark" },
  { type: "LEARNING-CURVE/THEME", version: 1, theme: "dark" },
  { type: "learning-curve/measure" },
  { type: "learning-curve/measure", version: 1, target: "*" },
  { type: "learning-curve/pause", version: 1 },
  { type: "learning-curve/resize", version: 1, height: 10 },
  { subject: "lti.frameResize", height: 10 },
  JSON.parse('{"__proto__":{"type":"learning-curve/theme","version":1,"theme":"dark"}}'),
  { constructor: { prototype: { theme: "dark" } }, type: "constructor" },
  { type: "learning-curve/theme", version: 1, theme: "dark".repeat(100_000) },
];

describe("messages", () => {
  it(`to the frame: ${hostile.length} hostile ones are ignored, from its host and from others; the host's own hold`, async () => {
    const { page, errors } = await openHost(
      frameCode("lab=points") + `<iframe title="another" srcdoc="<p>another frame</p>"></iframe>`,
    );
    const frame = await embedIn(page);
    // A height that is told again, though it is the same, was asked for; another one may have come by itself.
    const answers = () =>
      page.evaluate(() => {
        const { heard } = window as unknown as { heard: { type?: string; height?: number }[] };
        const heights = heard.filter((each) => each?.type === "learning-curve/resize").map(({ height }) => height);
        return { told: heights.length, answered: heights.filter((height, at) => height === heights[at - 1]).length };
      });
    const theme = () => frame.evaluate(() => document.documentElement.dataset["theme"]);
    const say = (message: unknown) => page.evaluate((said) => window.frames[0]?.postMessage(said, "*"), message);

    await expect.poll(async () => (await answers()).told).toBeGreaterThan(0);
    for (const message of hostile) await say(message);
    // Right in every word, but not from the host.
    const another = page.frames().find((each) => each.url() === "about:srcdoc");
    const right = { type: "learning-curve/theme", version: 1, theme: "dark" };
    await another?.evaluate((said) => window.parent.frames[0]?.postMessage(said, "*"), right);
    await frame.evaluate((said) => window.postMessage(said, "*"), right);
    // What comes after them has been heard, so they have been, too. It is asked again where the height had just changed.
    let asked = 0;
    const answered = async () => {
      asked += 1;
      await say({ type: "learning-curve/measure", version: 1 });
      return (await answers()).answered;
    };
    await expect.poll(answered).toBeGreaterThan(0);
    expect(await theme()).toBeUndefined();

    await say(right);
    await expect.poll(theme).toBe("dark");
    await say({ ...right, theme: "auto" });
    await expect.poll(theme).toBeUndefined();
    expect((await answers()).answered).toBeLessThanOrEqual(asked);
    expect(errors).toEqual([]);
  });

  it("to embed.js: hostile ones are ignored, by source, origin and form; a height is clamped", async () => {
    const { page, errors } = await openHost(
      `${frameCode("lab=points", 'loading="eager"')}
       <iframe title="same app, not an embed" src="${inject("appUrl")}theme.js" height="111"></iframe>
       <iframe title="another" srcdoc="<p>another frame</p>" height="222"></iframe>
       ${script()}`,
    );
    const frame = await embedIn(page);
    const ours = page.locator("iframe").first();
    const heightOf = () => ours.evaluate((each) => each.style.height);
    await expect.poll(heightOf).not.toBe("");
    // Every height it ever has: the content may still grow by itself.
    await ours.evaluate((each) => {
      const heights: string[] = ((window as unknown as { heights: string[] }).heights = []);
      new MutationObserver(() => heights.push(each.style.height)).observe(each, { attributeFilter: ["style"] });
    });
    const heights = () => page.evaluate(() => (window as unknown as { heights: string[] }).heights);

    const resize = { type: "learning-curve/resize", version: 1, height: 333 };
    const misshapen: unknown[] = [
      ...hostile.filter((each) => (each as { type?: unknown } | null)?.type !== "learning-curve/resize"),
      { ...resize, version: 2 },
      { ...resize, height: "333" },
      { ...resize, height: Number.NaN },
      { ...resize, height: Number.POSITIVE_INFINITY },
      { ...resize, height: -333 },
      { ...resize, height: 0 },
      { ...resize, height: [333] },
      { ...resize, height: null },
      { ...resize, type: ["learning-curve/resize"] },
      { ...resize, height: { valueOf: 333 } },
    ];
    // From the right frame, in the wrong form.
    await frame.evaluate((all) => all.forEach((each) => window.parent.postMessage(each, "*")), misshapen);
    // In the right form, from windows that are no embed, and from the page itself.
    for (const each of page.frames()) {
      if (each !== frame) await each.evaluate((said) => window.parent.postMessage(said, "*"), resize);
    }
    await page.evaluate((said) => {
      const source = document.querySelector("iframe")?.contentWindow ?? null;
      dispatchEvent(new MessageEvent("message", { data: said, source, origin: "https://elsewhere.example" }));
      dispatchEvent(new MessageEvent("message", { data: said, source, origin: "null" }));
    }, resize);
    const asked = ["333px", "100px", "20000px", "NaNpx"];
    expect((await heights()).filter((height) => asked.includes(height))).toEqual([]);
    expect(await page.locator("iframe").evaluateAll((all) => all.slice(1).map((each) => each.style.height))).toEqual([
      "",
      "",
    ]);

    await frame.evaluate((said) => window.parent.postMessage({ ...said, height: 1e9 }, "*"), resize);
    await expect.poll(heightOf).toBe("20000px");
    await frame.evaluate((said) => window.parent.postMessage({ ...said, height: 1.5 }, "*"), resize);
    await expect.poll(heightOf).toBe("100px");
    expect(errors.filter((text) => !text.includes("frame-ancestors"))).toEqual([]);
  });

  it("are asked for by an embed.js that comes late, and a sandboxed frame is followed, too", async () => {
    const { page } = await openHost(frameCode("lab=points", 'sandbox="allow-scripts"'));
    await embedIn(page);
    const ours = page.locator("iframe");
    expect(await ours.evaluate((each) => each.style.height)).toBe("");
    await page.addScriptTag({ url: `${inject("appUrl")}embed.js` });
    await expect.poll(() => ours.evaluate((each) => Number.parseInt(each.style.height))).toBeGreaterThan(600);
  });
});

describe("the app itself", () => {
  it("is not framed: its header refuses", async () => {
    const { page, cspViolations } = await openHost(
      `<iframe title="the app" src="${inject("appUrl")}"></iframe><iframe title="by name" src="${inject("appUrl")}index.html"></iframe>`,
    );
    await expect
      .poll(() =>
        page
          .frames()
          .slice(1)
          .map((frame) => frame.url()),
      )
      .toEqual(Array(2).fill("chrome-error://chromewebdata/"));
    expect(cspViolations.every((text) => text.includes("frame-ancestors 'none'"))).toBe(true);
  });

  it("does not start in a frame where the header is missing, and leads to a tab of its own", async () => {
    const headers = { "Content-Security-Policy": contentSecurityPolicy };
    const served = await serve({ root: path.join(projectRoot, "dist"), port: 0, headers });
    try {
      const { page, cspViolations } = await openHost(
        `<iframe title="the app" width="800" height="600" src="${served.url}/#/lesson/first-model"></iframe>`,
      );
      const frame = page.frameLocator("iframe");
      await frame.getByRole("heading", { level: 1, name: "does not run inside another page" }).waitFor(patience);
      const [tab] = await Promise.all([
        page.context().waitForEvent("page"),
        frame.getByRole("link", { name: "Open it in a new tab" }).click(),
      ]);
      await tab.getByRole("heading", { level: 1, name: "Your first model" }).waitFor(patience);
      expect(await tab.evaluate(() => window.opener === null)).toBe(true);
      expect(cspViolations).toEqual([]);
    } finally {
      await served.close();
    }
  });
});

describe("Continue in the full app", () => {
  const follow = async (page: Page, frame: Frame) => {
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      press(frame.getByRole("link", { name: "Continue in the full app" })),
    ]);
    await tab.locator("main h1").waitFor(patience);
    return tab;
  };
  const carried = async (frame: Frame) => {
    const href = (await frame.getByRole("link", { name: "Continue in the full app" }).getAttribute("href")) ?? "";
    const outcome = await sharedExperiment(/[?&]x=([\w-]+)/.exec(href)?.[1] ?? "");
    return outcome.ok ? outcome.value : outcome.failure;
  };

  it("takes a lab's experiment along, as it is in hand", async () => {
    const { page } = await openHost(frameCode("lab=points&seed=41"));
    const frame = await embedIn(page);
    await press(frame.getByRole("button", { name: "Seed 41" }));
    await expect.poll(() => carried(frame)).toMatchObject({ seed: 42, data: { kind: "points", shape: "moons" } });
    const tab = await follow(page, frame);
    expect(await tab.evaluate(() => window.opener === null)).toBe(true);
    await tab.getByRole("button", { name: "Seed 42" }).waitFor(patience);
    await tab.getByRole("button", { name: "Share" }).click();
    const address = await tab.getByRole("textbox", { name: "The address of this experiment" }).inputValue();
    const there = await sharedExperiment(/[?&]x=([\w-]+)/.exec(address)?.[1] ?? "");
    expect(there).toEqual({ ok: true, value: await carried(frame) });
  });

  it("takes a lesson's experiment and step along, and asks before it replaces what the learner has there", async () => {
    const { page } = await openHost(frameCode("lesson=first-model&step=3&seed=77"));
    const frame = await embedIn(page);
    await expect.poll(() => carried(frame)).toMatchObject({ seed: 77 });
    const tab = await follow(page, frame);
    const atStep = () => tab.locator("section[data-step] h2 .n").innerText();
    await tab.getByRole("button", { name: "Seed 77" }).waitFor(patience);
    expect(await atStep()).toBe("3");
    await expect.poll(() => new URL(tab.url()).hash).toBe("#/lesson/first-model");

    // Now it is the learner's own work, and another link asks.
    await tab.locator("section[data-step] button[data-go]").click();
    await expect.poll(atStep).toBe("4");
    await tab.getByText("Saved", { exact: false }).first().waitFor(patience);
    const link = `${await frame.getByRole("link", { name: "Continue in the full app" }).getAttribute("href")}`;
    await tab.goto(link);
    await tab.getByRole("button", { name: "Keep mine" }).click(patience);
    expect(await atStep()).toBe("4");
    await tab.goto(link);
    await tab.getByRole("button", { name: "Use what the link brings" }).click(patience);
    await expect.poll(atStep).toBe("3");
    await tab.reload();
    await tab.getByRole("button", { name: "Seed 77" }).waitFor(patience);
    expect(await tab.getByRole("button", { name: "Keep mine" }).count()).toBe(0);
  });

  it("offers the address to copy where the sandbox allows no tab", async () => {
    const { page } = await openHost(frameCode("lesson=first-model", 'sandbox="allow-scripts"'));
    const frame = await embedIn(page);
    const link = frame.getByRole("link", { name: "Continue in the full app" });
    await press(link);
    const field = frame.getByRole("textbox", { name: "The address in the full app" });
    expect(await field.inputValue()).toBe(await link.getAttribute("href"));
  });

  it("and a lesson's own links lead out to the full app", async () => {
    const { page } = await openHost(frameCode("lesson=first-model"));
    const frame = await embedIn(page);
    const term = frame.locator("a[href^='#/glossary/']").first();
    const [tab] = await Promise.all([page.context().waitForEvent("page"), term.click({ modifiers: ["Control"] })]);
    await tab.waitForURL(/\/#\/glossary\//);
    expect(tab.url().startsWith(inject("appUrl"))).toBe(true);
  });
});

describe("the address", () => {
  it("is told what is wrong in it, and the rest holds", async () => {
    const { page } = await openPage({
      path: "embed.html?v=1&lab=points&theme=pink&seed=12&colour=red&hide=curves,walls",
    });
    await page.getByRole("button", { name: "Seed 12" }).waitFor(patience);
    const notice = page.locator(".notice").first();
    for (const said of ['theme cannot be "pink"; it takes light, dark, auto', 'no parameter "colour"', '"walls"']) {
      expect(await notice.innerText()).toContain(said);
    }
    expect(await page.locator("[data-widget=curves]").count()).toBe(0);
  });

  it.each(["lesson=no-such-lesson", "lab=no-such-lab", ""])(
    "'%s' shows a sentence, and the way to the app",
    async (query) => {
      const { page } = await openPage({ path: `embed.html?v=1&${query}` });
      await page.locator(".notice").waitFor(patience);
      expect(await page.getByRole("link", { name: "Open Learning Curve" }).getAttribute("href")).toBe(inject("appUrl"));
    },
  );

  it("locks the bench: it trains, and no setting can be changed", async () => {
    const { page } = await openPage({ path: "embed.html?v=1&lab=points&readonly=1" });
    await page.locator("[data-widget=dials] input").first().waitFor(patience);
    expect(await page.locator("[data-widget=dials] :is(input, select):enabled").count()).toBe(0);
    const link = page.getByRole("link", { name: "Continue in the full app" });
    await expect.poll(() => link.getAttribute("href")).toContain("?x=");
    const before = await link.getAttribute("href");
    const plane = page.getByRole("application").first();
    await plane.click();
    await plane.press("Enter");
    await trainIn(page.mainFrame());
    expect(await link.getAttribute("href")).toBe(before);
  });
});

describe("an embed", () => {
  it.each([
    [
      "in the light theme",
      { colorScheme: "light" },
      ["lab=points", "lesson=clean-it&step=2", "lesson=none&theme=pink"],
    ],
    ["in the dark theme", { colorScheme: "dark" }, ["lab=points&readonly=1", "lesson=first-model"]],
    ["at 320 px", { viewport: { width: 320, height: 600 } }, ["lab=points", "lab=table", "lesson=first-model"]],
  ] as const)("has no axe violation %s", async (_, options, queries) => {
    const opened = await openPage({ path: "embed.html?v=1&lab=points", reducedMotion: "reduce", ...options });
    const found: string[] = [];
    for (const query of queries) {
      await opened.goto(`embed.html?v=1&${query}`);
      await opened.page.locator("footer .mark").waitFor();
      await opened.page.waitForLoadState("networkidle");
      await drawn(opened.page);
      const wider = await opened.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wider > 0) found.push(`${query} is ${wider} px wider than its frame`);
      found.push(...summarize(await opened.axe()).map((line) => `${query} ${line}`));
    }
    expect(found).toEqual([]);
    expect(opened.cspViolations).toEqual([]);
    expect(opened.errors).toEqual([]);
  });

  it.each(["lesson=first-model", "lab=points"])(
    "loads no page of the shell, and keeps to its budget: %s",
    async (query) => {
      const opened = await openPage({ path: "embed.html" });
      await opened.page.waitForLoadState("networkidle"); // this one says what is missing
      const asked = new Set<string>();
      opened.page.on("request", (request) => asked.add(request.url()));
      await opened.goto(`embed.html?v=1&${query}`);
      await opened.page.waitForLoadState("networkidle");
      const files = filesRequested(asked, opened.appUrl);
      const scripts = files.filter((file) => file.endsWith(".js"));
      expect(scripts.filter((file) => /\/(shell|storage|home)-/.test(file))).toEqual([]);
      expect(sentBytes(scripts), scripts.join(", ")).toBeLessThanOrEqual(budgets.embedScriptBytes);
    },
  );
});

describe("the instructors' page", () => {
  it("makes a frame's code by keyboard, and that code works in another page", async () => {
    const maker = await openPage({ path: "#/instructors" });
    const { keyboard } = maker.page;
    await maker.page.getByRole("radio", { name: "A lesson" }).focus();
    await keyboard.press("ArrowRight"); // a lab
    await maker.page.getByRole("radio", { name: "As the reader's system" }).focus();
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight"); // dark
    await maker.page.getByRole("switch", { name: "In a sandbox" }).focus();
    await keyboard.press("Space");
    const code = await maker.page.getByRole("textbox", { name: "The code for your page" }).inputValue();
    expect(code).toContain('title="Learning Curve: Points"');
    const preview = maker.page.frameLocator("figure iframe");
    await maker.page.locator("figure iframe").scrollIntoViewIfNeeded();
    await preview.getByRole("button", { name: "Train", exact: true }).waitFor(patience);
    expect(maker.cspViolations).toEqual([]);

    const { page } = await openHost(code, { colorScheme: "light" });
    await page.locator("iframe").scrollIntoViewIfNeeded();
    const frame = await embedIn(page);
    expect(await frame.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await trainIn(frame);
    await expect
      .poll(() => page.locator("iframe").evaluate((each) => Number.parseInt(each.style.height)))
      .toBeGreaterThan(800);
  });
});
