import { mix, rampTable, readColour, tableOf, type ColourTable, type Rgb } from "./colour-table";

/** The colours of maps in the theme at hand; made once a theme. */
export interface ThemeTables {
  /** Negative to positive. */
  readonly diverging: ColourTable;
  /**
   * For a field of these classes. Two: the second one's probability, 0 to 1. More: the index of the most probable one + its
   * probability / 2, 0 to their number. In steps of a tenth.
   */
  field(classes: readonly number[]): ColourTable;
}

const divergingTokens = ["neg", "neg-2", "neg-3", "zero", "pos-3", "pos-2", "pos"];
/** Class colours there are; further classes begin again. */
const classColours = 7;

export function readThemeTables(): ThemeTables {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): Rgb => readColour(style.getPropertyValue(name));
  // Not the sheet itself: where the system paints the colours, that has no numbers.
  const sheet = token("--div-zero");
  const field = (index: number) => token(`--class-${(index % classColours) + 1}-field`);
  // Steps of a tenth read as contour lines without a line being drawn.
  const tenths = (place: number) => Math.round(place * 10) / 10;
  const unsure = 0.75;
  return {
    diverging: rampTable(divergingTokens.map((name) => token(`--div-${name}`))),
    field(classes) {
      const colours = classes.map(field);
      if (classes.length <= 2) {
        const [first = sheet, second = sheet] = colours;
        return tableOf((place) => {
          const p = tenths(place);
          const [colour, doubt] = p < 0.5 ? [first, p] : [second, 1 - p];
          return mix(colour, sheet, Math.min(1, doubt * 2) * unsure);
        });
      }
      return tableOf((place) => {
        const value = place * classes.length;
        const index = Math.min(classes.length - 1, Math.floor(value));
        return mix(sheet, colours[index] ?? sheet, 1 - unsure + unsure * tenths((value - index) * 2));
      });
    },
  };
}
