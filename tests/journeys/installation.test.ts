import { expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { installed, serveCopy } from "./builds.ts";

it("the browser finds nothing that stands against an installation, and the start address opens with the server gone", async () => {
  const server = await serveCopy();
  const { page, context, errors } = await openPage({ appUrl: server.appUrl, serviceWorkers: "allow" });
  await installed(page);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // An incognito window, which a test's context is, is the one thing that it may name.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
  const { errors: manifestErrors, data, url } = await session.send("Page.getAppManifest");
  expect(manifestErrors).toEqual([]);
  const manifest = JSON.parse(data ?? "") as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: "Learning Curve", display: "standalone", lang: "en" });

  await server.stop();
  const start = await context.newPage();
  await start.goto(new URL(String(manifest.start_url), url).href);
  await start.locator("main h1").waitFor();
  expect(errors).toEqual([]);
});
