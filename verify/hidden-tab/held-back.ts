import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** What the threads of a process have done since they began, in seconds: run, and stood ready while others had the processors. */
type Threads = ReadonlyMap<string, { readonly ranS: number; readonly heldBackS: number }>;

/**
 * Follows the busiest page's process: each call of the answer gives the seconds, since the call before, in which its busiest
 * thread would have run and was not let. null: only Linux tells.
 */
export async function watchHeldBack(browser: Browser): Promise<(() => number | null) | null> {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const [page] = processInfo.filter(({ type }) => type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime);
  await session.detach();
  let before = page && readThreads(page.id);
  if (!page || !before) return null;
  return () => {
    const now = readThreads(page.id);
    if (!now || !before) return null;
    const known = before;
    const since = [...now].map(([thread, { ranS, heldBackS }]) => ({
      ranS: ranS - (known.get(thread)?.ranS ?? 0),
      heldBackS: heldBackS - (known.get(thread)?.heldBackS ?? 0),
    }));
    before = now;
    return since.sort((a, b) => b.ranS - a.ranS)[0]?.heldBackS ?? null;
  };
}

function readThreads(processId: number): Threads | null {
  const folder = `/proc/${processId}/task`;
  try {
    return new Map(
      readdirSync(folder).map((thread) => {
        const [ranNs = NaN, heldBackNs = NaN] = readFileSync(`${folder}/${thread}/schedstat`, "utf8")
          .split(" ")
          .map(Number);
        return [thread, { ranS: ranNs / 1e9, heldBackS: heldBackNs / 1e9 }];
      }),
    );
  } catch {
    return null; // a thread has just ended, or the kernel keeps no such counts
  }
}
