import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { isHashed, listOffline, precachedFiles, type BuiltFile } from "./offline-list.ts";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** Every file below a folder, with slashes. */
function filesBelow(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ url: path.relative(folder, file).replaceAll("\\", "/"), bytes: statSync(file).size }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);

/** A dataset in a starting Experiment, or in what a lesson's button sets. */
const shelfData = /"kind":\s*"shelf",\s*"id":\s*"([a-z0-9-]+)"/g;

/**
 * The built data files that the lessons of each chapter start from, or take up on the way: a dataset's files, found again
 * by what they hold.
 */
function dataOfChapters(outDir: string): Map<string, string[]> {
  const built = new Map(
    filesBelow(outDir).flatMap(({ url }) =>
      url.startsWith("assets/data/") ? [[hashOf(path.join(outDir, url)), url]] : [],
    ),
  );
  const chapters = new Map<string, string[]>();
  const lessons = path.join(projectRoot, "lessons/en");
  for (const { url } of filesBelow(lessons)) {
    const [chapter = "", name = ""] = url.split("/");
    if (!/\.(start\.json|md)$/.test(name)) continue;
    const text = readFileSync(path.join(lessons, url), "utf8");
    const found = [...text.matchAll(shelfData)].flatMap(([, id = ""]) => {
      const dataset = path.join(projectRoot, "src/datasets", id);
      if (!existsSync(dataset)) return [];
      return filesBelow(dataset).flatMap((file) => built.get(hashOf(path.join(dataset, file.url))) ?? []);
    });
    chapters.set(chapter, [...new Set([...(chapters.get(chapter) ?? []), ...found])]);
  }
  return chapters;
}

interface PrecacheEntry {
  url: string;
  /** null: the name has a hash, and stands for itself. Else the content's. */
  revision: string | null;
  size: number;
}

/**
 * Writes offline.json: what the app keeps on a device, and what can be added; the settings and the service worker read
 * it. `entries`: the service worker's own list, once the app is written.
 */
export function offlineFiles(): { plugin: Plugin; entries: () => PrecacheEntry[] } {
  let outDir = "";
  return {
    plugin: {
      name: "offline-files",
      apply: "build",
      configResolved: ({ root, build }) => void (outDir = path.resolve(root, build.outDir)),
      writeBundle() {
        const list = listOffline(filesBelow(outDir), dataOfChapters(outDir));
        writeFileSync(path.join(outDir, "offline.json"), JSON.stringify(list));
      },
    },
    entries: () =>
      precachedFiles(filesBelow(outDir), dataOfChapters(outDir)).map(({ url, bytes }) => ({
        url,
        revision: isHashed(url) ? null : hashOf(path.join(outDir, url)),
        size: bytes,
      })),
  };
}
