const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Different labels by their UTF-8 bytes, numbered in the order of their first coming; they become text only in the end. */
export class LabelTable {
  /** Each label's bytes, a zero after each. */
  #bytes = new Uint8Array(1024);
  #words = new DataView(this.#bytes.buffer);
  #count = 0;
  /** Where each label starts in `#bytes`, and where the next one will; and its hash. */
  #starts = new Int32Array(64);
  #hashes = new Int32Array(64);
  /** Open addressing, at most half full: 1 + number of the label. */
  #slots = new Int32Array(128);
  /** The bytes that were looked at last, four at a time. */
  #seen: Uint8Array | null = null;
  #seenWords: DataView = this.#words;

  get count(): number {
    return this.#count;
  }

  /** The label's number; equal to `count` as it was before where the label is new. It must not be empty. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    if (bytes !== this.#seen) {
      this.#seen = bytes;
      this.#seenWords = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const words = this.#seenWords;
    const length = to - from;
    let hash = Math.imul(length, 0x9e3779b1);
    if (length < 4) hash ^= shortWord(bytes, from, to);
    else {
      const lastWord = to - 4;
      for (let at = from; at < lastWord; at += 4) {
        hash = Math.imul(hash ^ words.getInt32(at), 0x85ebca6b);
        hash ^= hash >>> 15;
      }
      hash ^= words.getInt32(lastWord);
    }
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return this.#add(bytes, from, to, hash, slot);
      if (this.#hashes[number] === hash && this.#equals(number, bytes, words, from, to)) return number;
    }
  }

  #equals(number: number, bytes: Uint8Array, words: DataView, from: number, to: number): boolean {
    const start = this.#starts[number] as number;
    const end = (this.#starts[number + 1] as number) - 1;
    if (end - start !== to - from) return false;
    if (end - start < 4) return shortWord(this.#bytes, start, end) === shortWord(bytes, from, to);
    const own = this.#words;
    const lastWord = to - 4;
    for (let at = from, other = start; at < lastWord; at += 4, other += 4)
      if (own.getInt32(other) !== words.getInt32(at)) return false;
    return own.getInt32(end - 4) === words.getInt32(lastWord);
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const number = this.#count++;
    if (number + 1 === this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(2 * this.#starts.length));
      this.#hashes = grown(this.#hashes, new Int32Array(this.#starts.length));
    }
    const start = this.#starts[number] as number;
    const end = start + to - from;
    if (end >= this.#bytes.length) {
      this.#bytes = grown(this.#bytes, new Uint8Array(Math.ceil(1.5 * (end + 1))));
      this.#words = new DataView(this.#bytes.buffer);
    }
    this.#hashes[number] = hash;
    for (let at = from, own = start; at < to; at++, own++) this.#bytes[own] = bytes[at] as number;
    this.#bytes[end] = 0;
    this.#starts[number + 1] = end + 1;
    this.#slots[slot] = number + 1;
    if (2 * this.#count > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let slot = (this.#hashes[number] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }

  /** All labels as text, in their order. One string is cut up: it takes less time and room than a string each. */
  texts(): string[] {
    const texts = decoder.decode(this.#bytes.subarray(0, this.#starts[this.#count])).split("\0");
    texts.pop();
    if (texts.length === this.#count) return texts;
    // Some label holds a zero itself, as JSON may.
    return Array.from({ length: this.#count }, (_, number) => this.text(number));
  }

  text(number: number): string {
    return decoder.decode(this.#bytes.subarray(this.#starts[number], (this.#starts[number + 1] as number) - 1));
  }
}

/** The one to three bytes of a label as one number; with their count it is theirs alone. */
function shortWord(bytes: Uint8Array, from: number, to: number): number {
  const middle = (from + to) >> 1;
  return (bytes[from] as number) | ((bytes[middle] as number) << 8) | ((bytes[to - 1] as number) << 16);
}

/** What was collected, in something larger. */
export function grown<A extends Int32Array | Float64Array | Uint8Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
