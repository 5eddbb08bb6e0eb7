import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { serve } from "../../scripts/serve.mjs";

export interface OwnServer {
  readonly appUrl: string;
  /** The folder it serves, which the test may change. */
  readonly root: string;
  /** Kills it; `start` brings it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * Where such servers listen: below the ports that the system gives to connections and to other servers. One of those, taken
 * while a server is stopped, would keep it from coming back at its address.
 */
let nextPort = 20_000 + (process.pid % 1000) * 10;

/** A server of the test's own, on a copy of the build that it may change. Gone with the test. */
export async function serveCopy(): Promise<OwnServer> {
  const root = await mkdtemp(path.join(tmpdir(), "learning-curve-"));
  await cp(path.join(projectRoot, "dist"), root, { recursive: true });
  let served: Awaited<ReturnType<typeof serve>> | null = await serve({ root, port: nextPort });
  const { port, url } = served;
  nextPort = port + 1;
  const stop = async () => {
    await served?.close();
    served = null;
  };
  onTestFinished(async () => {
    await stop();
    await rm(root, { recursive: true });
  });
  return {
    appUrl: `${url}/`,
    root,
    stop,
    start: async () => {
      served = await serve({ root, port });
      if (served.port !== port) throw new Error(`Port ${port} was taken while the server was stopped.`);
    },
  };
}

/** Settles when everything that is to be kept is kept, and answers. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
  });
}

const hashed = /-([\w-]{8})(\.\w+)$/;

/**
 * Makes another version of a built app in its place, as a deploy does: every name with a hash becomes another one, the old
 * files are gone, and one of its texts reads otherwise.
 */
export async function deployAnother(root: string, change: { from: string; to: string }): Promise<void> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const turned = (hash: string) => [...hash].reverse().join("");
  const names = new Map<string, string>();
  for (const file of files) {
    const name = path.basename(file);
    if (path.relative(root, file).startsWith("assets") && hashed.test(name))
      names.set(
        name,
        name.replace(hashed, (_, hash: string, end: string) => `-${turned(hash)}${end}`),
      );
  }
  let changed = 0;
  for (const file of files) {
    if (/\.(js|css|html|json|webmanifest)$/.test(file)) {
      const source = await readFile(file, "utf8");
      let text = source;
      for (const [name, other] of names) text = text.replaceAll(name, other);
      if (text.includes(change.from)) changed++;
      await writeFile(file, text.replaceAll(change.from, change.to));
    }
    const other = names.get(path.basename(file));
    if (other !== undefined) await rename(file, path.join(path.dirname(file), other));
  }
  if (changed === 0) throw new Error(`No file of the build has “${change.from}”.`);
}
