import { mix, rampTable, readColour, tableOf, type ColourTable, type Rgb } from "./colour-table";

/** The colours of maps in the theme at hand; made once a theme. */
export interface ThemeTables {
  /** Negative to positive. */
  readonly diverging: ColourTable;
  /** Probability of the second of two classes, 0 to 1, in steps of a tenth. */
  twoClasses(first: number, second: number): ColourTable;
  /** Probability of one class, from unsure to sure. */
  oneClass(index: number): ColourTable;
}

const divergingTokens = ["neg", "neg-2", "neg-3", "zero", "pos-3", "pos-2", "pos"];
/** Class colours there are; further classes begin again. */
const classColours = 7;

export function readThemeTables(): ThemeTables {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): Rgb => readColour(style.getPropertyValue(name));
  const sheet = token("--sheet");
  const field = (index: number) => token(`--class-${(index % classColours) + 1}-field`);
  // Steps of a tenth read as contour lines without a line being drawn.
  const tenths = (place: number) => Math.round(place * 10) / 10;
  const unsure = 0.75;
  return {
    diverging: rampTable(divergingTokens.map((name) => token(`--div-${name}`))),
    twoClasses(first, second) {
      const [a, b] = [field(first), field(second)];
      return tableOf((place) => {
        const p = tenths(place);
        return p < 0.5 ? mix(a, sheet, Math.min(1, p * 2) * unsure) : mix(b, sheet, Math.min(1, (1 - p) * 2) * unsure);
      });
    },
    oneClass(index) {
      const colour = field(index);
      return tableOf((place) => mix(sheet, colour, 1 - unsure + unsure * tenths(place)));
    },
  };
}
