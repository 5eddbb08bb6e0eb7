import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import { newRunRecord } from "../experiment/run-record";
import { databaseName, databaseVersion, openDatabase, schemaVersion } from "./database";
import { digest } from "./digest.fixture";
import type { KeptBench } from "./kept-bench";
import { newLessonProgress } from "./progress";
import type { Shelf, ShelfEvents } from "./shelf";
import { Storage } from "./storage.svelte";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
const bench: KeptBench = {
  format: 1,
  experiment,
  kept: [
    {
      ...newRunRecord("run-1", experiment),
      history: [{ epoch: 1, train: { loss: 0.5 }, validation: { loss: NaN } }],
      predictions: [
        {
          part: "validation",
          sourceRows: Int32Array.of(4, 9),
          truth: Float32Array.of(0, 1),
          output: Float32Array.of(0.2, 0.8, 0.6, 0.4),
        },
      ],
    },
  ],
  openings: 2,
};

/** Of the file "a,b\n1,2\n". */
const key = "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470";

let opened: Storage[] = [];
async function openStorage(openShelf?: Parameters<Storage["open"]>[0]): Promise<Storage> {
  const storage = new Storage();
  opened.push(storage);
  await storage.open(openShelf);
  return storage;
}
const closeAll = async () => {
  for (const storage of opened) await storage.close();
  opened = [];
};

beforeEach(() => deleteDB(databaseName));
afterEach(closeAll);

describe("what is kept", () => {
  it("is there in the next session, typed arrays and all", async () => {
    const first = await openStorage();
    first.save("progress", "clean-it", { ...newLessonProgress(), step: "s2", answers: { q1: 1 } });
    first.save("benches", "mine", bench);
    first.save("settings", "theme", "dark");
    await closeAll();
    const next = await openStorage();
    expect(next.kept).toBe(true);
    expect(await next.load("progress", "clean-it")).toMatchObject({ step: "s2", answers: { q1: 1 } });
    expect(await next.load("benches", "mine")).toEqual(bench);
    expect(await next.load("settings", "theme")).toBe("dark");
    expect(await next.load("progress", "never-opened")).toBe(null);
  });

  it("is readable before it is written, and says so", async () => {
    const storage = await openStorage();
    storage.save("settings", "language", "en");
    expect(storage.saving).toBe(true);
    expect(await storage.load("settings", "language")).toBe("en");
    expect((await storage.list("settings")).map((record) => record.key)).toEqual(["language"]);
    await storage.flush();
    expect(storage.saving).toBe(false);
    storage.remove("settings", "language");
    expect(await storage.list("settings")).toEqual([]);
  });

  it("is written without being asked to", async () => {
    const storage = await openStorage();
    storage.save("settings", "language", "en");
    await expect.poll(() => storage.saving).toBe(false);
    const database = await openDB(databaseName, databaseVersion);
    expect(await database.get("settings", "language")).toMatchObject({ value: "en" });
    database.close();
  });

  it("is a learner's file as it is, and what an older version kept as bytes becomes one", async () => {
    const first = await openStorage();
    first.save("files", "new", { name: "birds.csv", file: new File(["abc"], "birds.csv") });
    await closeAll();
    let database = await openDB(databaseName, databaseVersion);
    const bytes = new TextEncoder().encode("old");
    await database.put("files", { key: "old", saved: 1, value: { name: "bees.csv", bytes } });
    database.close();
    const storage = await openStorage();
    const found = await storage.list("files");
    const told = found.map(async ({ key, value }) => [key, value.name, await value.file.text()]);
    expect(await Promise.all(told)).toEqual([
      ["new", "birds.csv", "abc"],
      ["old", "bees.csv", "old"],
    ]);
    await closeAll();
    database = await openDB(databaseName, databaseVersion);
    expect((await database.get("files", "old")) as unknown).toMatchObject({
      saved: 1,
      value: { name: "bees.csv", file: expect.any(Blob) as Blob },
    });
    database.close();
  });
});

describe("a record that cannot be read", () => {
  const broken: [string, unknown][] = [
    ["without a value", { key: "clean-it", saved: 1 }],
    ["of a wrong type", { key: "clean-it", saved: 1, value: "x" }],
    ["of an unknown format", { key: "clean-it", saved: 1, value: { ...newLessonProgress(), format: 99 } }],
    [
      "with a broken experiment",
      { key: "clean-it", saved: 1, value: { ...newLessonProgress(), experiment: { format: 1 } } },
    ],
    ["with no date", { key: "clean-it", value: newLessonProgress() }],
  ];
  it.each(broken)("%s is set aside, and the app goes on", async (_, record) => {
    await openStorage();
    await closeAll();
    const database = await openDB(databaseName, databaseVersion);
    await database.put("progress", record);
    await database.put("progress", { key: "tuning", saved: 1, value: { ...newLessonProgress(), finished: true } });
    database.close();
    const storage = await openStorage();
    expect(await storage.load("progress", "clean-it")).toBe(null);
    expect((await storage.list("progress")).map((each) => each.key)).toEqual(["tuning"]);
    expect(storage.setAside).toBe(1);
    expect(await storage.quarantined()).toMatchObject([{ key: "progress/clean-it", value: record }]);
  });
});

describe("where there is no room or no right", () => {
  it("tries again by itself what found no room, and writes it when there is some", async () => {
    let isFull = true;
    const storage = await openStorage(async (events) => {
      const shelf = await openDatabase(events);
      const write: Shelf["write"] = (changes) =>
        isFull ? Promise.reject(new DOMException("full", "QuotaExceededError")) : shelf.write(changes);
      return { ...shelf, write };
    });
    storage.save("settings", "theme", "dark");
    await expect.poll(() => storage.failure?.code).toBe("storage/full");
    isFull = false;
    await expect.poll(() => storage.failure, { timeout: 10_000 }).toBe(null);
    expect(storage.saving).toBe(false);
  });

  it("goes on in a new database when the browser has closed the old one", async () => {
    let lost = (): void => {};
    const storage = await openStorage((events) => {
      lost = () => events.lost();
      return openDatabase(events);
    });
    storage.save("settings", "theme", "dark");
    await storage.flush();
    lost();
    storage.save("settings", "motion", "reduce");
    await storage.flush();
    expect((await storage.list("settings")).length).toBe(2);
    expect([storage.kept, storage.readOnly, storage.failure]).toEqual([true, false, null]);
  });

  it("keeps everything in memory when storage is denied", async () => {
    const storage = await openStorage(() => Promise.reject(new DOMException("denied", "SecurityError")));
    expect(storage.kept).toBe(false);
    expect(storage.readOnly).toBe(false);
    storage.save("settings", "theme", "dark");
    await storage.flush();
    expect(await storage.load("settings", "theme")).toBe("dark");
  });

  it("says that storage is full, loses nothing, and writes the rest", async () => {
    const noRoomForFiles = async (events: ShelfEvents): Promise<Shelf> => {
      const shelf = await openDatabase(events);
      return {
        ...shelf,
        write: (changes) =>
          changes.some((change) => change.store === "files")
            ? Promise.reject(new DOMException("full", "QuotaExceededError"))
            : shelf.write(changes),
      };
    };
    const storage = await openStorage(noRoomForFiles);
    storage.save("files", key, { name: "large.csv", file: new Blob(["a,b\n1,2\n"]) });
    storage.save("settings", "theme", "dark");
    await storage.flush();
    expect(storage.failure?.code).toBe("storage/full");
    expect(storage.saving).toBe(true);
    expect((await storage.load("files", key))?.name).toBe("large.csv");
    const packed = await storage.exportAll();
    await closeAll();
    await deleteDB(databaseName);
    const other = await openStorage();
    expect(await other.importAll(packed, digest)).toEqual({ ok: true, value: { added: 2, merged: 0 } });
    expect((await other.load("files", key))?.name).toBe("large.csv");
  });
});

describe("two tabs", () => {
  it("have one writer, and the other can take over without losing an edit of either", async () => {
    const first = await openStorage();
    const second = await openStorage();
    expect([first.readOnly, second.readOnly]).toEqual([false, true]);
    await second.load("progress", "clean-it");
    for (let i = 0; i < 50; i++) {
      first.save("progress", "clean-it", {
        ...newLessonProgress(),
        done: Array.from({ length: i + 1 }, (_, step) => `first-${step}`),
      });
      second.save("progress", "clean-it", {
        ...newLessonProgress(),
        done: Array.from({ length: i + 1 }, (_, step) => `second-${step}`),
      });
    }
    await second.takeOver();
    await expect.poll(() => [first.readOnly, second.readOnly]).toEqual([true, false]);
    await second.flush();
    await closeAll();
    const done = (await (await openStorage()).load("progress", "clean-it"))?.done ?? [];
    expect(new Set(done).size).toBe(100);
  });

  it.each([1, 2, 3])(
    "make 100 edits between them, taking over at random moments: none is lost (seed %i)",
    async (seed) => {
      const random = createRandom(seed, "tabs");
      const tabs = await Promise.all(
        ["a", "b"].map(async (name) => {
          const storage = await openStorage();
          return { name, storage, seen: storage.generation, value: newLessonProgress() };
        }),
      );
      for (let edit = 0; edit < 100; edit++) {
        const tab = tabs[random.below(2)];
        if (!tab) throw new Error("no tab");
        if (random.next() < 0.15) await tab.storage.takeOver();
        if (random.next() < 0.2) await tab.storage.flush();
        if (tab.seen !== tab.storage.generation) {
          // The page is made anew after a take-over.
          tab.seen = tab.storage.generation;
          tab.value = (await tab.storage.load("progress", "clean-it")) ?? newLessonProgress();
        }
        tab.value = { ...tab.value, answers: { ...tab.value.answers, [`${tab.name}${edit}`]: edit } };
        tab.storage.save("progress", "clean-it", tab.value);
      }
      for (const { storage } of tabs) {
        await storage.takeOver();
        await expect.poll(() => storage.saving).toBe(false);
      }
      await closeAll();
      const answers = (await (await openStorage()).load("progress", "clean-it"))?.answers ?? {};
      expect(Object.values(answers).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 100 }, (_, i) => i),
      );
    },
  );

  it("an older edit that waited in one does not undo a newer one of the other", async () => {
    const first = await openStorage();
    const second = await openStorage();
    const progress = { ...newLessonProgress(), answers: { q: "before" } };
    second.save("progress", "clean-it", progress);
    const now = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 5);
    first.save("progress", "clean-it", { ...progress, answers: { q: "after" } });
    now.mockRestore();
    await first.flush();
    await second.takeOver();
    await second.flush();
    expect((await second.load("progress", "clean-it"))?.answers).toEqual({ q: "after" });
  });

  it("the second one writes once the first is closed", async () => {
    const first = await openStorage();
    const second = await openStorage();
    const before = second.generation;
    await first.close();
    await expect.poll(() => second.readOnly).toBe(false);
    await expect.poll(() => second.generation).toBe(before + 1);
  });

  it("of which one has older code: it turns read-only when the newer one upgrades", async () => {
    const older = await openStorage();
    older.save("settings", "theme", "dark");
    const newer = await openDB(databaseName, (schemaVersion + 1) * 1000);
    expect(await newer.get("settings", "theme"), "what the older one held").toMatchObject({ value: "dark" });
    await expect.poll(() => older.readOnly).toBe(true);
    expect(older.failure?.code).toBe("storage/newer-app");
    older.save("settings", "motion", "reduce");
    expect(await older.load("settings", "theme"), "still read").toBe("dark");
    expect((await older.exportAll()).size).toBeGreaterThan(0);
    expect((await older.list("settings")).length).toBe(2);
    newer.close();
    await closeAll();
    const reopened = await openStorage();
    expect([reopened.kept, reopened.readOnly]).toEqual([true, true]);
    expect(reopened.failure?.code).toBe("storage/newer-app");
    expect(await reopened.load("settings", "theme")).toBe("dark");
    expect(await reopened.load("settings", "motion"), "never written").toBe(null);
  });
});

describe("another device", () => {
  it("gets everything as one file, and merges it with what is there", async () => {
    const here = await openStorage();
    here.save("progress", "clean-it", { ...newLessonProgress(), done: ["s1"], checks: ["a"] });
    here.save("benches", "mine", bench);
    here.save("files", key, { name: "birds.csv", file: new Blob(["a,b\n1,2\n"]) });
    const packed = await here.exportAll();
    await closeAll();
    await deleteDB(databaseName);

    const there = await openStorage();
    there.save("progress", "clean-it", { ...newLessonProgress(), done: ["s2"], finished: true });
    expect(await there.importAll(packed, digest)).toEqual({ ok: true, value: { added: 2, merged: 1 } });
    await closeAll();
    const again = await openStorage();
    expect(await again.load("progress", "clean-it")).toMatchObject({
      done: ["s1", "s2"],
      checks: ["a"],
      finished: true,
    });
    expect(await again.load("benches", "mine")).toEqual(bench);
    expect(await again.importAll(packed, digest)).toEqual({ ok: true, value: { added: 0, merged: 3 } });
  });
});
