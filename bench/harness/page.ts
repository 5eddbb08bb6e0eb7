import { chosen, type Bench } from "./comparison";
import { headings, line } from "./line";
import { clockMs, measure } from "./measure";

/** What a page of `npm run bench` offers to the process that opened it. */
export interface BenchPage {
  /** The card, as the browser tells of it; null where there is none. */
  card(): Promise<{ readonly name: string; readonly software: boolean } | null>;
  /** Measures the comparisons of a folder, those with these words in their names if there are any. Each line is printed when it is there. */
  run(asked: {
    readonly name: string;
    readonly only: string | null;
    readonly json: boolean;
    readonly trial: boolean;
  }): Promise<void>;
}

const benches = import.meta.glob<Bench>("../*/compare.page.ts");

const page: BenchPage = {
  async card() {
    const adapter = await navigator.gpu?.requestAdapter();
    if (!adapter) return null;
    const { vendor, architecture, description } = adapter.info;
    const name = [vendor, architecture, description].filter(Boolean).join(" ") || "a card without a name";
    return { name, software: /swiftshader|llvmpipe/i.test(name) };
  },
  async run({ name, only, json, trial }) {
    const bench = await benches[`../${name}/compare.page.ts`]?.();
    if (!bench) throw new Error(`There is no bench/${name}/compare.page.ts`);
    const { comparisons, notes } = await bench.comparisons({ playground: null, trial });
    const { asked, note } = chosen(comparisons, only);
    for (const each of note === null ? notes : [note]) console.warn(each);
    if (asked.length > 0) for (const heading of headings(json)) console.log(heading);
    for (const comparison of asked)
      for (const measured of await measure(comparison, clockMs, trial)) console.log(line(measured, json));
  },
};
Object.assign(globalThis, { benchPage: page });
