// What the built app weighs, against its budgets. Sizes in bytes; gzip at level 9, as a good static host sends it.

import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { projectRoot } from "./command.mjs";

const kB = 1000;
export const budgets = {
  pageScriptBytes: 90 * kB,
  /** The points lab, the largest of what an embed shows at first. */
  embedScriptBytes: 105 * kB,
  pageStyleBytes: 20 * kB,
  workerScriptBytes: 100 * kB,
  precacheBytes: 4000 * kB,
  fontBytes: 120 * kB,
};

const dist = path.join(projectRoot, "dist");

/** @param {string} file below dist, slashes */
function gzippedBytes(file) {
  return gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
}

/** The files of dist that a page's requests asked for: addresses of this app, as paths below dist. @param {Iterable<string>} addresses @param {string} appUrl */
export function filesRequested(addresses, appUrl) {
  const files = new Set();
  for (const address of addresses) {
    if (!address.startsWith(appUrl)) continue;
    const file = decodeURIComponent(new URL(address).pathname.slice(new URL(appUrl).pathname.length)) || "index.html";
    if (existsSync(path.join(dist, file)) && statSync(path.join(dist, file)).isFile()) files.add(file);
  }
  return /** @type {string[]} */ ([...files]);
}

/** What the service worker fetches when it is installed, as paths below dist. */
export function precachedFiles() {
  const source = readFileSync(path.join(dist, "sw.js"), "utf8");
  const files = [...source.matchAll(/"url":"([^"]+)"/g)].map(([, file = ""]) => file);
  return [...new Set(files)].filter((file) => existsSync(path.join(dist, file)));
}

/** Bytes on disk, uncompressed: what the cache holds. @param {string[]} files */
export function storedBytes(files) {
  return files.reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0);
}

/** @param {string[]} files */
export function sentBytes(files) {
  return files.reduce((sum, file) => sum + gzippedBytes(file), 0);
}
