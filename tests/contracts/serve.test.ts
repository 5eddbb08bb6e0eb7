import { mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../scripts/serve.mjs";

let folder = "";
let served: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "serve-"));
  const root = path.join(folder, "site");
  await mkdir(path.join(root, "assets"), { recursive: true });
  await writeFile(path.join(folder, "secret.txt"), "secret");
  await writeFile(path.join(root, ".hidden"), "secret");
  await writeFile(path.join(root, "index.html"), "<!doctype html><p>home".padEnd(2000, "."));
  await writeFile(path.join(root, "embed.html"), "<!doctype html><p>embed");
  await writeFile(path.join(root, "no-embed.html"), "<!doctype html><p>no embed");
  await writeFile(path.join(root, "assets/app-AbCd1234.js"), "0;");
  await writeFile(path.join(root, "assets/kernel-AbCd1234.wasm"), "");
  await writeFile(path.join(root, "manifest.webmanifest"), "{}");
  await symlink(path.join(folder, "secret.txt"), path.join(root, "link.txt"));
  served = await serve({ root, port: 0 });
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** Sends the path as it stands: fetch would tidy `..` away. */
function rawStatus(target: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port: served.port, host: "127.0.0.1", path: target }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("the static server", () => {
  it("sends the policy and lets sandboxed embeds read", async () => {
    const { headers } = await fetch(served.url);
    expect(headers.get("content-security-policy")).toContain("require-trusted-types-for 'script'");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("lends camera and microphone to the app's own pages alone", async () => {
    const { headers } = await fetch(served.url);
    expect(headers.get("permissions-policy")).toMatch(/^camera=\(self\), microphone=\(self\)/);
  });

  it("lets nothing but the embed stand in a frame", async () => {
    const policyOf = async (address: string) =>
      (await fetch(served.url + address)).headers.get("content-security-policy");
    for (const address of ["/", "/index.html", "/no-embed.html", "/assets/app-AbCd1234.js", "/nothing"]) {
      expect(await policyOf(address), address).toContain("frame-ancestors 'none'");
    }
    expect(await policyOf("/embed.html?lab=points")).not.toContain("frame-ancestors");
  });

  it.each([
    ["/", "text/html"],
    ["/assets/app-AbCd1234.js", "text/javascript"],
    ["/assets/kernel-AbCd1234.wasm", "application/wasm"],
    ["/manifest.webmanifest", "application/manifest+json"],
  ])("names the type of %s", async (address, type) => {
    expect((await fetch(served.url + address)).headers.get("content-type")).toContain(type);
  });

  it("lets hashed files be kept and asks anew for pages", async () => {
    expect((await fetch(`${served.url}/assets/app-AbCd1234.js`)).headers.get("cache-control")).toContain("immutable");
    const home = await fetch(served.url);
    expect(home.headers.get("cache-control")).toBe("no-cache");
    const again = await fetch(served.url, { headers: { "If-None-Match": home.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it.each(["br", "gzip"])("compresses with %s", async (encoding) => {
    const response = await fetch(served.url, { headers: { "Accept-Encoding": encoding } });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(await response.text()).toContain("home");
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "//../secret.txt",
    "/link.txt",
    "/.hidden",
    "/%00",
    "/%zz",
    "/nothing",
    "/assets",
  ])("answers %s with 404", async (target) => {
    expect(await rawStatus(target)).toBe(404);
  });

  it("takes the next port when one is busy", async () => {
    const second = await serve({ root: path.join(folder, "site"), port: served.port });
    expect(second.port).toBeGreaterThan(served.port);
    await second.close();
  });
});
