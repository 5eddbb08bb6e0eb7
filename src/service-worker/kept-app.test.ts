import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KeptApp, type AppFile } from "./kept-app";
import { extrasCache, pageLockPrefix, shellPrefix } from "./names";

const scope = "https://example.org/app/";
const at = (url: string) => scope + url;

/** The browser's caches, as far as they are used here. */
class Caches {
  readonly all = new Map<string, Map<string, string>>();
  open = async (name: string) => {
    const kept = this.all.get(name) ?? new Map<string, string>();
    this.all.set(name, kept);
    return {
      match: async (url: string) => answer(kept.get(url)),
      put: async (url: string, response: Response) => void kept.set(url, await response.text()),
      delete: async (url: string) => kept.delete(url),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    };
  };
  keys = async () => [...this.all.keys()];
  delete = async (name: string) => this.all.delete(name);
  match = async (url: string) => {
    for (const kept of this.all.values()) if (kept.has(url)) return answer(kept.get(url));
    return undefined;
  };
}
const answer = (text: string | undefined) => (text === undefined ? undefined : new Response(text));

let caches: Caches;
let server: Map<string, string>;
let asked: string[];
let openScripts: string[];
beforeEach(() => {
  caches = new Caches();
  server = new Map();
  asked = [];
  openScripts = [];
  vi.stubGlobal("caches", caches);
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url.slice(scope.length));
    const text = server.get(url.slice(scope.length));
    return text === undefined ? new Response("", { status: 404 }) : new Response(text);
  });
  vi.stubGlobal("navigator", {
    locks: { query: async () => ({ held: openScripts.map((script) => ({ name: pageLockPrefix + at(script) })) }) },
  });
});
afterEach(() => void vi.unstubAllGlobals());

const hash = (version: number) => `${version}`.repeat(8);
/** A version of an app: its page, its script, a picture that never changes, and a GPU backend that is an extra. */
function deploy(version: number): KeptApp {
  const script = `assets/base-${hash(version)}.js`;
  const gpu = `assets/backend-webgpu-${hash(version)}.js`;
  const list = JSON.stringify({ extras: [{ files: [{ url: gpu, bytes: 1 }] }] });
  server = new Map([
    ["index.html", `<script src="./${script}"></script>`],
    [script, `script ${version}`],
    ["assets/picture-00000000.png", "picture"],
    ["offline.json", list],
    [gpu, `gpu ${version}`],
  ]);
  const files: AppFile[] = [...server.keys()].flatMap((url) =>
    url === gpu ? [] : [{ url, revision: url.startsWith("assets/") ? null : String(version) }],
  );
  return new KeptApp(files, scope);
}
const idle = { installing: null, waiting: null } as ServiceWorkerRegistration;
const shells = () => [...caches.all.keys()].filter((name) => name.startsWith(shellPrefix));

describe("an installation", () => {
  it("fetches every file, but none that another version has under the same name", async () => {
    await deploy(1).install();
    expect(asked.sort()).toEqual([
      "assets/base-11111111.js",
      "assets/picture-00000000.png",
      "index.html",
      "offline.json",
    ]);
    asked = [];
    await deploy(2).install();
    expect(asked.sort()).toEqual(["assets/base-22222222.js", "index.html", "offline.json"]);
  });

  it("fails where a file is gone, and where the page is of another version", async () => {
    const gone = deploy(1);
    server.delete("assets/base-11111111.js");
    await expect(gone.install()).rejects.toThrow("assets/base-11111111.js: 404");
    const mixed = deploy(2);
    server.set("index.html", '<script src="./assets/base-33333333.js"></script>');
    await expect(mixed.install()).rejects.toThrow("index.html is of another version");
  });

  it("brings the extras along that were kept of the version before, and no others", async () => {
    await deploy(1).install();
    await deploy(2).install();
    expect(caches.all.get(extrasCache)?.size).toBe(0);
    caches.all.get(extrasCache)?.set(at("assets/backend-webgpu-22222222.js"), "gpu 2");
    await deploy(3).install();
    expect([...(caches.all.get(extrasCache)?.keys() ?? [])]).toContain(at("assets/backend-webgpu-33333333.js"));
  });
});

describe("tidying up", () => {
  it("removes the version before and its extras, once no page of it is open", async () => {
    await deploy(1).install();
    caches.all.get(extrasCache)?.set(at("assets/backend-webgpu-11111111.js"), "gpu 1");
    const next = deploy(2);
    await next.install();
    openScripts = ["assets/base-11111111.js", "assets/base-22222222.js"];
    await next.tidy(idle);
    expect(shells()).toHaveLength(2);
    const find = async (url: string) => (await next.find(new Request(at(url))))?.text();
    expect(await find("assets/base-11111111.js")).toBe("script 1");
    expect(await find("assets/backend-webgpu-11111111.js")).toBe("gpu 1");

    openScripts = ["assets/base-22222222.js"];
    await next.tidy(idle);
    expect(shells()).toHaveLength(1);
    expect(await find("assets/base-11111111.js")).toBeUndefined();
    expect([...(caches.all.get(extrasCache)?.keys() ?? [])]).toEqual([at("assets/backend-webgpu-22222222.js")]);
  });

  it("leaves a version alone that is being installed or waits", async () => {
    const present = deploy(1);
    await present.install();
    await deploy(2).install();
    await present.tidy({ ...idle, waiting: {} as ServiceWorker });
    expect(shells()).toHaveLength(2);
  });
});

it("answers the app's address, whatever stands behind the question mark, with its page", async () => {
  const app = deploy(1);
  await app.install();
  const found = await app.find({ url: `${scope}?from=home`, mode: "navigate" } as Request);
  expect(await found?.text()).toContain("base-11111111.js");
  expect(await app.find(new Request(at("elsewhere.html")))).toBeUndefined();
});
