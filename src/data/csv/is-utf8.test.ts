import fc from "fast-check";
import { expect, it } from "vitest";
import { isUtf8 } from "./is-utf8";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodes(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** First bytes and their ends of what may follow, among ASCII: where a rule ends. */
const byte = fc.oneof(
  fc.constantFrom(0x41, 0x7f),
  fc.constantFrom(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef),
  fc.constantFrom(0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff),
);
const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((one) => [...new TextEncoder().encode(one)]);

it("takes as UTF-8 exactly what a decoder takes", () => {
  const found = { yes: 0, no: 0 };
  const pieces = fc.array(fc.oneof(text, fc.array(byte, { maxLength: 5 })), { maxLength: 4 });
  fc.assert(
    fc.property(pieces, (some) => {
      const bytes = Uint8Array.from(some.flat());
      const expected = decodes(bytes);
      found[expected ? "yes" : "no"]++;
      expect(isUtf8(bytes, 0, bytes.length)).toBe(expected);
    }),
    { seed: 6, numRuns: 4000 },
  );
  expect(Math.min(found.yes, found.no)).toBeGreaterThan(500);
});

it("tells each beginning of a character from what none begins with", () => {
  const ends = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
  for (let first = 0x80; first < 0x100; first++)
    for (const second of ends)
      for (const rest of [[], [0x80], [0x80, 0xbf], [0x80, 0x41]]) {
        const bytes = Uint8Array.of(first, second, ...rest);
        expect([...bytes, isUtf8(bytes, 0, bytes.length)]).toEqual([...bytes, decodes(bytes)]);
      }
});

it("looks at no byte outside of what it was asked about", () => {
  const bytes = Uint8Array.of(0xff, ...new TextEncoder().encode("Zürich, São Paulo"), 0xff).subarray(0);
  expect(isUtf8(bytes, 1, bytes.length - 1)).toBe(true);
  // The same bytes, with the "ã" cut in two.
  expect(isUtf8(bytes, 1, 12)).toBe(false);
});
