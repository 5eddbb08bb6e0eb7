const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Different labels by their UTF-8 bytes, numbered in the order of their first coming; they become text only in the end. */
export class LabelTable {
  /** Each label's bytes, a zero after each. */
  #bytes = new Uint8Array(1024);
  #used = 0;
  #count = 0;
  /** Where each label starts in `#bytes`, and its hash. */
  #starts = new Int32Array(64);
  #hashes = new Int32Array(64);
  /** Open addressing, at most half full: 1 + number of the label. */
  #slots = new Int32Array(128);

  get count(): number {
    return this.#count;
  }

  /** The label's number; equal to `count` as it was before where the label is new. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return this.#add(bytes, from, to, hash, slot);
      if (this.#hashes[number] === hash && this.#equals(number, bytes, from, to)) return number;
    }
  }

  #equals(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const own = this.#bytes;
    const start = this.#starts[number] as number;
    const end = (number + 1 < this.#count ? (this.#starts[number + 1] as number) : this.#used) - 1;
    if (end - start !== to - from) return false;
    for (let at = start, other = from; at < end; at++, other++) if (own[at] !== bytes[other]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const number = this.#count++;
    if (number === this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(2 * number));
      this.#hashes = grown(this.#hashes, new Int32Array(2 * number));
    }
    const used = this.#used + to - from + 1;
    if (used > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(Math.ceil(1.5 * used)));
    this.#starts[number] = this.#used;
    this.#hashes[number] = hash;
    for (let at = from, own = this.#used; at < to; at++, own++) this.#bytes[own] = bytes[at] as number;
    this.#bytes[used - 1] = 0;
    this.#used = used;
    this.#slots[slot] = number + 1;
    if (2 * this.#count > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number] as number;
      let slot = (hash ^ (hash >>> 13)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }

  /** All labels as text, in their order. One string is cut up: it takes less time and room than a string each. */
  texts(): string[] {
    const texts = decoder.decode(this.#bytes.subarray(0, this.#used)).split("\0");
    texts.pop();
    if (texts.length === this.#count) return texts;
    // Some label holds a zero itself, as JSON may.
    return Array.from({ length: this.#count }, (_, number) => this.text(number));
  }

  text(number: number): string {
    const end = number + 1 < this.#count ? (this.#starts[number + 1] as number) : this.#used;
    return decoder.decode(this.#bytes.subarray(this.#starts[number], end - 1));
  }
}

/** What was collected, in something larger. */
export function grown<A extends Int32Array | Float64Array | Uint8Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
