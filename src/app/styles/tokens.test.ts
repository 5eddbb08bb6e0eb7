import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classMark } from "../../plots/network/class-mark";
import { ciede2000, contrast, distance, visions } from "./colour-vision.fixture";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
/** The colours of a block of tokens, by name. */
function colours(selector: string): Readonly<Record<string, string>> {
  const from = css.indexOf(selector);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, hex]) => [name, hex]));
}
const light = colours(":root {");
const darkOnes = colours(':root[data-theme="dark"] {');
const themes = { light, dark: { ...light, ...darkOnes } };
const numbers = [1, 2, 3, 4, 5, 6, 7];
const pairs = numbers.flatMap((a) => numbers.filter((b) => b > a).map((b) => [a, b] as const));

it("measures distances as the published test data say", () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(ciede2000([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 4);
  expect(ciede2000([90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447])).toBeCloseTo(1.4441, 4);
});

it("has the same dark colours for those who chose dark and those whose system did", () => {
  expect(Object.keys(darkOnes).length).toBeGreaterThan(40);
  expect(colours(':root:not([data-theme="light"]) {')).toEqual(darkOnes);
});

it("gives every class a shape of its own", () => {
  expect(new Set(numbers.map((number) => classMark(number - 1, 0, 0, 4))).size).toBe(numbers.length);
});

describe.each(Object.entries(themes))("in the %s theme", (_, theme) => {
  const token = (name: string): string => {
    const hex = theme[name];
    if (hex === undefined) throw new Error(`no token --${name}`);
    return hex;
  };
  const under = (least: number, list: readonly (readonly [string, number])[]) =>
    list.filter(([, value]) => value < least).map(([name, value]) => `${name} ${value.toFixed(2)}`);

  it.each(visions)("any two class colours are ΔE 10 or more apart, with %s", (vision) => {
    const all = pairs.map(
      ([a, b]) => [`${a} and ${b}`, distance(token(`class-${a}`), token(`class-${b}`), vision)] as const,
    );
    expect(under(10, all)).toEqual([]);
  });

  it.each(visions)("the ends of the diverging pair and the steps of the sequence stay apart, with %s", (vision) => {
    const apart = (a: string, b: string) => [`${a} ${b}`, distance(token(a), token(b), vision)] as const;
    expect(
      under(
        10,
        ["", "-2", "-3"].map((step) => apart(`div-neg${step}`, `div-pos${step}`)),
      ),
    ).toEqual([]);
    expect(
      under(
        5,
        [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => apart(`seq-${n}`, `seq-${n + 1}`)),
      ),
    ).toEqual([]);
    expect(under(10, [apart("class-1-field", "class-2-field")])).toEqual([]);
  });

  it("text has a contrast of 4.5 on paper and sheet", () => {
    const texts = ["ink", "ink-2", "ink-3", "accent", ...numbers.map((n) => `class-${n}-text`)];
    const all = ["paper", "sheet"].flatMap((back) =>
      texts.map((name) => [`${name} on ${back}`, contrast(token(name), token(back))] as const),
    );
    all.push(["on-accent on accent", contrast(token("on-accent"), token("accent"))]);
    all.push(["ink-2 on accent-wash", contrast(token("ink-2"), token("accent-wash"))]);
    expect(under(4.5, all)).toEqual([]);
  });

  it("marks and edges of controls have a contrast of 3 on paper and sheet; a class's mark or its outline has it on every field", () => {
    const marks = ["edge", "focus", "series-training", "series-test", "div-neg", "div-pos"];
    const plain = ["paper", "sheet"].flatMap((back) =>
      marks.map((name) => [`${name} on ${back}`, contrast(token(name), token(back))] as const),
    );
    const onFields = ["paper", "sheet", ...numbers.map((n) => `class-${n}-field`)].flatMap((back) =>
      numbers.map((n) => {
        const best = Math.max(contrast(token(`class-${n}`), token(back)), contrast(token("mark-edge"), token(back)));
        return [`class-${n} on ${back}`, best] as const;
      }),
    );
    expect(under(3, [...plain, ...onFields])).toEqual([]);
  });
});
