import { expect } from "vitest";

/** One sentence on one line, with a remedy after its semicolon, comma or bracket, and no longer than one reads. */
export function isOneSentence(said: string): void {
  expect(said).toMatch(/^[^\n]+[;,(][^\n]+[.?]$/);
  expect(said.length, said).toBeLessThan(600);
  expect(said).not.toMatch(/undefined|\[object/);
}
