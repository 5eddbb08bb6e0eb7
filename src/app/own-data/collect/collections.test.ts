import { expect, it } from "vitest";
import type { Maker } from "./collection.svelte";
import { Collections } from "./collections";
import type { Drafts, MadeFile } from "./drafts";

function memory() {
  const kept = new Map<Maker, MadeFile>();
  const drafts: Drafts = {
    load: (maker) => Promise.resolve(kept.get(maker) ?? null),
    save: (maker, made) => void (made ? kept.set(maker, made) : kept.delete(maker)),
  };
  return { kept, drafts };
}
const none = () => Promise.resolve(null);

it("what was drawn and not used is there in the next page, rather than the file in hand, until it is used or taken away", async () => {
  const { kept, drafts } = memory();
  const first = new Collections(drafts);
  const drawn = await first.of("pad", none);
  drawn.rename(drawn.classes[0]?.id ?? 0, "cat");
  drawn.add(Uint8Array.of(1, 2, 3), drawn.classes[0]?.id);
  await first.dispose();

  const next = new Collections(drafts);
  const inHand = { name: drawn.fileName, file: new Blob(["another"]) };
  const again = await next.of("pad", () => Promise.resolve(inHand));
  expect(again.classes.map(({ name, examples }) => [name, examples.map(({ bytes }) => [...bytes])])).toEqual([
    ["cat", [[1, 2, 3]]],
    ["class 2", []],
  ]);
  await next.used("other.zip");
  expect([...kept.keys()]).toEqual(["pad"]);
  await next.used(again.fileName);
  expect([...kept.keys()]).toEqual([]);

  again.add(Uint8Array.of(4));
  await next.dispose();
  expect([...kept.keys()]).toEqual(["pad"]);
  const last = new Collections(drafts);
  const emptied = await last.of("pad", none);
  for (const { id, examples } of emptied.classes) for (const one of examples) emptied.remove(id, one);
  await last.dispose();
  expect([...kept.keys()]).toEqual([]);
});

it("where nothing is kept, a collection begins with the file in hand", async () => {
  const { kept, drafts } = memory();
  const made = new Collections(drafts);
  (await made.of("pad", none)).add(Uint8Array.of(7));
  await made.dispose();
  const again = await new Collections(null).of("pad", () => Promise.resolve(kept.get("pad") ?? null));
  expect(again.count).toBe(1);
});
