import { expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64";

it("bytes of any number come back from their text, which is the platform's base64", () => {
  for (const length of [0, 1, 2, 3, 8191, 8192, 8193, 300_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
  }
});

it("what is no base64 is thrown at", () => {
  expect(() => fromBase64("a*b")).toThrow();
});
