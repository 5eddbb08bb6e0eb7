/** Browsers draw no element taller: Firefox near 17.9 million px, Chromium near 33.5 million. */
const tallestPx = 15_000_000;
/** A move of more views than this at once is a jump of the scrollbar; less is a wheel, a finger or a key. */
const viewsOfAJump = 3;

/** Where a tall list is scrolled to. */
export interface ScrollPlace {
  /** As the browser has it. */
  readonly scrollTop: number;
  /** What of the list's own height lies above the view. */
  readonly topPx: number;
}

/**
 * A list that may be taller than a browser draws: its scrollbar then stands for more than it is long. A wheel still moves
 * the list by as much as it turns; a drag of the scrollbar goes to its place in the whole list.
 */
export class TallScroll {
  /** Of what is drawn, and scrolled. */
  readonly drawnPx: number;
  readonly #factor: number;

  constructor(
    readonly listPx: number,
    readonly viewPx: number,
  ) {
    this.drawnPx = Math.min(listPx, tallestPx);
    this.#factor = listPx > tallestPx ? (listPx - viewPx) / (tallestPx - viewPx) : 1;
  }

  /** After the browser has scrolled. */
  moved(before: ScrollPlace, scrollTop: number): ScrollPlace {
    if (this.#factor === 1) return { scrollTop, topPx: scrollTop };
    const by = scrollTop - before.scrollTop;
    const isJump = Math.abs(by) > viewsOfAJump * this.viewPx;
    const topPx = this.#within(isJump ? scrollTop * this.#factor : before.topPx + by);
    // Where the scrollbar ends, the list does: a browser tells of no further turn of the wheel.
    const endPx = this.listPx - this.viewPx;
    if (scrollTop <= 0 && topPx < this.viewPx) return { scrollTop, topPx: 0 };
    if (scrollTop >= this.drawnPx - this.viewPx && endPx - topPx < this.viewPx) return { scrollTop, topPx: endPx };
    return { scrollTop, topPx };
  }

  /** Showing the list from `topPx` on, the scrollbar where it belongs. */
  at(topPx: number): ScrollPlace {
    const within = this.#within(topPx);
    return { scrollTop: within / this.#factor, topPx: within };
  }

  /** Once the wheel rests: the same rows, with the scrollbar where it belongs; null where it is. */
  settled(place: ScrollPlace): ScrollPlace | null {
    const settled = this.at(place.topPx);
    return Math.abs(settled.scrollTop - place.scrollTop) > 1 ? settled : null;
  }

  /** The rows to draw, `margin` more on each side, and how much room is left above them. */
  rowsAt(
    { scrollTop, topPx }: ScrollPlace,
    rowPx: number,
    seen: number,
    margin: number,
  ): { first: number; abovePx: number } {
    const shiftPx = scrollTop - topPx;
    // Close to the beginning of the scrollbar there may be no room for the margin.
    const first = Math.max(0, Math.ceil(-shiftPx / rowPx), Math.floor(topPx / rowPx) - margin);
    const last = Math.max(0, Math.ceil(this.listPx / rowPx) - seen - 2 * margin);
    const shown = Math.min(first, last);
    return { first: shown, abovePx: Math.max(0, shown * rowPx + shiftPx) };
  }

  #within(topPx: number): number {
    return Math.max(0, Math.min(this.listPx - this.viewPx, topPx));
  }
}
