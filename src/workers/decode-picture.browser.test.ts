import { describe, expect, it } from "vitest";
import { readPicture } from "../data/images/read-picture";
import { decodePicture } from "./decode-picture";

/** Two pixels side by side, red and blue, as a BMP: 24 bits, blue first, lines padded to 4 bytes. */
function bmp(): Uint8Array {
  const bytes = new Uint8Array(54 + 8);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  [bytes.length, 0, 54, 40, 2, 1].forEach((value, at) => view.setUint32(2 + 4 * at, value, true));
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  bytes.set([0, 0, 255, 255, 0, 0], 54);
  return bytes;
}

describe("the browser's own decoder", () => {
  it("reads what has no decoder here", async () => {
    const decoded = await decodePicture(bmp(), "bmp");
    expect(decoded && [decoded.width, decoded.height, ...decoded.rgba]).toEqual([2, 1, 255, 0, 0, 255, 0, 0, 255, 255]);
    expect(await readPicture(bmp(), 8, decodePicture)).toMatchObject({ ok: true, value: { width: 1, height: 1 } });
  });

  it("gives null for what is damaged", async () => {
    expect(await decodePicture(bmp().subarray(0, 30), "bmp")).toBeNull();
  });
});
