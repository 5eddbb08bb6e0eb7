import { describe, expect, it } from "vitest";
import {
  budgets,
  builtScripts,
  filesRequested,
  precachedFiles,
  sentBytes,
  staticImports,
  storedBytes,
} from "../../scripts/budgets.mjs";
import { openPage } from "./browser.ts";

/**
 * What opening an address asks for, read off the network. What a later visit loads in advance (the service worker's list) is
 * not page weight.
 */
async function filesOf(path: string): Promise<string[]> {
  const opened = await openPage({ path, serviceWorkers: "block" });
  const addresses = new Set<string>();
  opened.page.on("request", (request) => addresses.add(request.url()));
  await opened.page.reload({ waitUntil: "networkidle" });
  await opened.page.locator("main h1").waitFor();
  await opened.page.waitForFunction(() => !document.querySelector(".wait, .waiting"));
  return filesRequested(addresses, opened.appUrl);
}

describe("the budgets", () => {
  it.each([
    ["the page and the first lesson", "#/lesson/first-model"],
    ["the page and the contents", ""],
  ])("hold for %s: JavaScript, CSS and fonts", async (_, path) => {
    const files = await filesOf(path);
    const scripts = files.filter((file) => file.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(0);
    expect(sentBytes(scripts), scripts.join(", ")).toBeLessThanOrEqual(budgets.pageScriptBytes);
    expect(sentBytes(files.filter((file) => file.endsWith(".css")))).toBeLessThanOrEqual(budgets.pageStyleBytes);
    expect(storedBytes(files.filter((file) => file.endsWith(".woff2")))).toBeLessThanOrEqual(budgets.fontBytes);
  });

  it("hold for what the worker loads until the first loss value", () => {
    const scripts = firstRunScripts();
    expect(sentBytes(scripts), scripts.join(", ")).toBeLessThanOrEqual(budgets.workerScriptBytes);
  });

  it("hold for the precache, which holds one WASM file and no GPU backend", () => {
    const files = precachedFiles();
    expect(files).toContain("index.html");
    expect(storedBytes(files)).toBeLessThanOrEqual(budgets.precacheBytes);
    expect(files.filter((file) => /backend-webgpu|backend-webgl|threaded.*wasm$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith(".wasm")).length).toBeLessThanOrEqual(1);
  });
});

/** The lab worker, what it imports, and the WASM backend. */
function firstRunScripts(): string[] {
  const entries = [...builtScripts("worker-lab"), ...builtScripts("backend-wasm")];
  return [...new Set(entries.flatMap(staticImports))];
}
