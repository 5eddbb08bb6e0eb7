import { grown } from "./label-table";
import type { Encoding } from "./encoding";
import { isUtf8 } from "./is-utf8";

const pieceBytes = 2 * 1024 * 1024;

/**
 * A file's text as UTF-8, a piece more at a time: `bytes[at]` … `bytes[end]` is what came and was not read yet. A UTF-8
 * file is looked at where it lies; what is in another encoding is written anew.
 */
export class Utf8Window {
  bytes: Uint8Array;
  at = 0;
  end = 0;
  /** Bytes of the file that were looked at. */
  done = 0;
  readonly #decoder: TextDecoder;
  readonly #encoder = new TextEncoder();

  constructor(
    private readonly file: Uint8Array,
    private readonly encoding: Encoding,
  ) {
    this.bytes = encoding === "utf-8" ? file : new Uint8Array(0);
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  get isLast(): boolean {
    return this.done === this.file.length;
  }

  /** Bytes of the file before `at`: about, where it is in another encoding. */
  get read(): number {
    return this.done - (this.end - this.at);
  }

  /** Brings the next piece; throws TypeError where it is not in that encoding. */
  advance(): void {
    const from = this.done;
    let to = Math.min(this.file.length, from + pieceBytes);
    if (this.encoding !== "utf-8") {
      this.done = to;
      const piece = this.#encoder.encode(this.#decoder.decode(this.file.subarray(from, to), { stream: !this.isLast }));
      const rest = this.bytes.subarray(this.at, this.end);
      const bytes = grown(rest, new Uint8Array(rest.length + piece.length));
      bytes.set(piece, rest.length);
      this.bytes = bytes;
      this.at = 0;
      this.end = bytes.length;
      return;
    }
    // Not in the middle of a character: bytes that go on with one are 10xxxxxx.
    for (let back = 0; back < 3 && ((this.file[to] ?? 0) & 0xc0) === 0x80; back++) to--;
    if (!isUtf8(this.file, from, to)) throw new TypeError("These bytes are not UTF-8");
    this.end = this.done = to;
  }
}
