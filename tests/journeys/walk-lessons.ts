import { describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { chartFaults } from "./chart-faults.ts";
import { Keyboard } from "./keyboard.ts";
import { Learner } from "./learner.ts";
import { screenFaults, wide } from "./screen-faults.ts";
import { settled } from "./settled-page.ts";
import { walks } from "./walks.ts";

/** Each lesson, swept while it is done. In two files, so that two of them are done at a time. */
export function walkLessons(ids: readonly string[]): void {
  describe("a lesson that is opened by its address is done by keyboard, every check met; and what it shows by the end of each step has no axe violation, nothing cut off, unseen or drawn without its numbers", () => {
    it.each([...ids])(
      "%s",
      async (id) => {
        const opened = await openPage({
          path: `#/lesson/${id}`,
          viewport: wide,
          acceptDownloads: true,
          reducedMotion: "reduce",
        });
        const { page, errors, cspViolations } = opened;
        const keyboard = await Keyboard.at(page, { looks: true });
        const faults: string[] = [];
        const looked = new Set<string>();
        const learner = new Learner(keyboard, async (step) => {
          await settled(opened);
          const shown = await page
            .locator("[data-widget], [data-check], [data-chart]")
            .evaluateAll((all) => all.map((each) => JSON.stringify({ ...(each as HTMLElement).dataset })).join());
          if (looked.has(shown)) return;
          looked.add(shown);
          // Around what a step brings the page stays: axe judges that in one layout, and all of it in every layout once.
          const judgedIn = looked.size === 1 ? "every layout" : "the first layout";
          const found = [...(await screenFaults(opened, { judgedIn })), ...(await chartFaults(opened))];
          faults.push(...found.map((fault) => `${step}: ${fault}`));
        });
        await walks.get(id)?.(learner);
        await page.locator("[data-finished]").waitFor();
        expect([...faults, ...keyboard.problems, ...cspViolations, ...errors]).toEqual([]);
        expect(looked.size).toBeGreaterThan(1);
      },
      300_000,
    );
  });
}
