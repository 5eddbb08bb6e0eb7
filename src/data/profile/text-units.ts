import { quantityOf } from "../quantity";
import { labelCounts, type TextColumn } from "../table";

/** A unit that is written in a column, and how many times the base it is; null where a factor does not convert it. */
export interface WrittenUnit {
  /** "" where none is written. */
  readonly unit: string;
  readonly count: number;
  readonly factor: number | null;
}

/** By what is measured: unit (lower case) → its size. Sizes of one line convert into each other. */
const measures: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  mass: table(
    "mg .001|g,gr,gram,grams,gramm 1|kg,kilo,kilos,kilogram,kilograms 1000|t,ton,tons,tonne,tonnes 1e6|lb,lbs,pound,pounds 453.59237|oz,ounce,ounces 28.349523125",
  ),
  length: table(
    "nm 1e-9|µm,um .000001|mm,millimeter,millimeters .001|cm,centimeter,centimeters .01|m,meter,meters,metre,metres 1|km,kilometer,kilometers 1000|in,inch,inches,\",″ .0254|ft,foot,feet,',′ .3048|yd,yard,yards .9144|mi,mile,miles 1609.344",
  ),
  volume: table(
    "ml,milliliter .001|cl .01|dl .1|l,liter,liters,litre,litres 1|gal,gallon,gallons 3.785411784|fl oz .0295735295625|m3,m³ 1000",
  ),
  time: table(
    "ms .001|s,sec,secs,second,seconds 1|min,mins,minute,minutes 60|h,hr,hrs,hour,hours 3600|d,day,days 86400|wk,week,weeks 604800",
  ),
  speed: table("m/s 1|km/h,kmh,kph .2777777777777778|mph .44704|kn,knot,knots .5144444444444445"),
  share: table("% 1|‰ .1"),
  // From one of these to another no factor leads, and money changes its worth by the day.
  celsius: table("°c,c,celsius 1"),
  fahrenheit: table("°f,f,fahrenheit 1"),
  kelvin: table("kelvin 1"),
  dollar: table("$,usd,dollar,dollars 1|k 1000|m,mio,million 1e6|b,bn,billion 1e9"),
  euro: table("€,eur,euro,euros 1|k 1000|m,mio,million 1e6|b,bn,billion 1e9"),
  pound: table("£,gbp 1|k 1000|m,million 1e6|b,bn,billion 1e9"),
  yen: table("¥,jpy,yen 1"),
};

function table(lines: string): Record<string, number> {
  return Object.fromEntries(
    lines.split("|").flatMap((line) => {
      const at = line.lastIndexOf(" ");
      return line
        .slice(0, at)
        .split(",")
        .map((unit) => [unit, Number(line.slice(at + 1))]);
    }),
  );
}

/** Cells that hold a quantity, where a column is one of quantities. */
const fewest = 0.8;
const probed = 400;

/**
 * The units that are written in a column of text, the most frequent first: "3.5 kg", "7 lb", "$1,200". Numbers without a
 * unit are taken to be in the most frequent one.
 * @param rows the rows to judge by; absent: all
 * @returns null where it does not hold quantities, or their units are not known
 */
export function writtenUnits(column: TextColumn, decimal: "." | ",", rows?: ArrayLike<number>): WrittenUnit[] | null {
  const counts = labelCounts(column, rows);
  // Prose has as many labels as rows: a look at some of them will do.
  const probe: string[] = [];
  for (let code = 0; code < column.labels.length && probe.length < probed; code++) {
    if ((counts[code] as number) > 0) probe.push(column.labels[code] as string);
  }
  if (probe.filter((label) => quantityOf(label, decimal)).length < probe.length / 2) return null;
  const cells = new Map<string, number>();
  let present = 0;
  let read = 0;
  column.labels.forEach((label, code) => {
    const count = counts[code] as number;
    if (count === 0) return;
    present += count;
    const quantity = quantityOf(label, decimal);
    if (!quantity) return;
    read += count;
    cells.set(quantity.unit, (cells.get(quantity.unit) ?? 0) + count);
  });
  const named = [...cells].filter(([unit]) => unit !== "").sort((a, b) => b[1] - a[1]);
  const sizes = measureOf(named);
  if (present === 0 || read < fewest * present || !sizes) return null;
  const known = named.reduce((sum, [unit, count]) => sum + (isKnown(unit) ? count : 0), cells.get("") ?? 0);
  if (known < fewest * present) return null;
  const base = named.find(([unit]) => sizeIn(sizes, unit) !== undefined)?.[0] ?? "";
  const baseSize = sizeIn(sizes, base) ?? 1;
  return [...cells]
    .sort((a, b) => b[1] - a[1])
    .map(([unit, count]) => {
      const size = unit === "" ? baseSize : sizeIn(sizes, unit);
      return { unit, count, factor: size === undefined ? null : Number((size / baseSize).toPrecision(12)) };
    });
}

const sizeIn = (sizes: Readonly<Record<string, number>>, unit: string): number | undefined => {
  const key = unit.toLowerCase().replace(/\.$/, "");
  return Object.hasOwn(sizes, key) ? sizes[key] : undefined;
};

const isKnown = (unit: string): boolean => Object.values(measures).some((sizes) => sizeIn(sizes, unit) !== undefined);

/** What is measured: where most cells' units belong. "m" alone are metres, beside dollars they are millions. */
function measureOf(units: readonly (readonly [string, number])[]): Readonly<Record<string, number>> | null {
  let best: Readonly<Record<string, number>> | null = null;
  let most = 0;
  for (const sizes of Object.values(measures)) {
    const fitting = units.filter(([unit]) => sizeIn(sizes, unit) !== undefined);
    const count = fitting.reduce((sum, [, cells]) => sum + cells, 0);
    if (count > most) [best, most] = [sizes, count];
  }
  return best;
}
