const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const quote = 34;
const newline = 10;
const carriageReturn = 13;

/**
 * Where the cells of records stand in UTF-8 bytes. A cell in quotes starts behind its quote; where its text is not simply
 * what stands there (doubled quotes, "\r"), the start is the complement `~start` and `unquoted` gives the text.
 */
export class CellSpans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Behind the record that was cut last; and how many lines it takes. */
  next = 0;
  height = 1;
  readonly #ends: Uint8Array;

  /** @param room cells it can hold; a record that would need more is none */
  constructor(
    private readonly delimiter: number,
    private readonly room: number,
  ) {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.#ends = new Uint8Array(256);
    for (const byte of [delimiter, newline, carriageReturn, 0]) this.#ends[byte] = 1;
  }

  /**
   * Cuts the record at `from` into cells `[place, place + n)`. @param last whether nothing comes behind `to`
   * @returns n; 0 where the record may go on behind `to`, -1 where it is none that is written as it should be
   */
  cut(bytes: Uint8Array, from: number, to: number, last: boolean, place: number): number {
    const { starts, ends } = this;
    const isEnd = this.#ends;
    this.height = 1;
    let cell = place;
    let at = from;
    for (;;) {
      if (cell === this.room) return -1;
      if (at < to && bytes[at] === quote) {
        const behind = this.#quoted(bytes, at, to, last, cell);
        if (behind <= 0) return behind;
        at = behind;
      } else {
        starts[cell] = at;
        while (at < to && isEnd[bytes[at] as number] === 0) at++;
        ends[cell] = at;
      }
      cell++;
      const end = at < to ? (bytes[at] as number) : -1;
      if (end === this.delimiter) at++;
      else if (end === newline) break;
      else if (end === carriageReturn) {
        if (at + 1 === to && !last) return 0;
        if (bytes[at + 1] === newline && at + 1 < to) at++;
        break;
      } else if (end < 0) {
        this.next = to;
        return last ? cell - place : 0;
      } else return -1;
    }
    this.next = at + 1;
    return cell - place;
  }

  isBlank(bytes: Uint8Array, cell: number): boolean {
    return this.starts[cell] === this.ends[cell] || this.#text(bytes, cell).trim() === "";
  }

  /** The text of `count` cells. */
  texts(bytes: Uint8Array, place: number, count: number): string[] {
    return Array.from({ length: count }, (_, index) => this.#text(bytes, place + index));
  }

  #text(bytes: Uint8Array, cell: number): string {
    const start = this.starts[cell] as number;
    const end = this.ends[cell] as number;
    if (start >= 0) return decoder.decode(bytes.subarray(start, end));
    const text = new Uint8Array(end - ~start);
    return decoder.decode(text.subarray(0, unquoted(bytes, ~start, end, text)));
  }

  /** @returns behind the closing quote; 0 where it may lie behind `to`, -1 where none closes or more follows it */
  #quoted(bytes: Uint8Array, from: number, to: number, last: boolean, cell: number): number {
    let isPlain = true;
    let at = from + 1;
    for (; at < to; at++) {
      const byte = bytes[at];
      if (byte === quote) {
        if (at + 1 === to || bytes[at + 1] !== quote) break;
        isPlain = false;
        at++;
      } else if (byte === newline) {
        this.height++;
      } else if (byte === carriageReturn) {
        isPlain = false;
        if (bytes[at + 1] !== newline) this.height++;
      } else if (byte === 0) return -1;
    }
    // What follows a quote decides whether it closes.
    if (at + 1 >= to && !last) return 0;
    if (at >= to) return -1;
    this.starts[cell] = isPlain ? from + 1 : ~(from + 1);
    this.ends[cell] = at;
    const behind = at + 1;
    return behind === to || this.#ends[bytes[behind] as number] === 1 ? behind : -1;
  }
}

/** The bytes of a cell in quotes as they are meant: a quote for two, "\n" for every line end. @returns how many */
export function unquoted(bytes: Uint8Array, from: number, to: number, into: Uint8Array): number {
  let length = 0;
  for (let at = from; at < to; at++) {
    let byte = bytes[at] as number;
    if (byte === quote) at++;
    else if (byte === carriageReturn) {
      byte = newline;
      if (bytes[at + 1] === newline) at++;
    }
    into[length++] = byte;
  }
  return length;
}
