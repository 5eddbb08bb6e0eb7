import { readFileSync } from "node:fs";
import { encode } from "fast-png";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeJpeg } from "./decode-jpeg";
import { decodePng } from "./decode-png";
import type { Decoded } from "./decoded";
import { jpegOrientation, uprightSource } from "./jpeg-orientation";
import { readPicture } from "./read-picture";

interface Known {
  readonly name: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly rgba: string;
  readonly tolerance: number;
}

/** Made by fixtures/make-pictures.py: the pixels are Pillow's. */
const known = JSON.parse(readFileSync(new URL("fixtures/pictures.json", import.meta.url), "utf8")) as Known[];
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));
const fileNamed = (name: string): Uint8Array => bytesOf(known.find((one) => one.name === name)?.file ?? "");

/** As it stands, upright. */
function upright(file: Uint8Array): Decoded {
  const isPng = file[0] === 0x89;
  const read = isPng ? decodePng(file, 1e6) : decodeJpeg(file, 1e6);
  if (!read.ok) throw new Error(read.failure.code);
  const source = uprightSource(isPng ? 1 : jpegOrientation(file), read.value.width, read.value.height);
  const rgba = new Uint8Array(source.width * source.height * 4);
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) {
      const from = source.at(x, y) * 4;
      rgba.set(read.value.rgba.subarray(from, from + 4), (y * source.width + x) * 4);
    }
  }
  return { width: source.width, height: source.height, rgba };
}

describe("a picture has the pixels that Pillow reads", () => {
  it.each(known)("$name", ({ file, width, height, rgba, tolerance }) => {
    const read = upright(bytesOf(file));
    expect([read.width, read.height]).toEqual([width, height]);
    const apart = [...bytesOf(rgba)].reduce((most, value, at) => {
      return Math.max(most, Math.abs(value - (read.rgba[at] as number)));
    }, 0);
    expect(apart).toBeLessThanOrEqual(tolerance);
  });

  it("a PNG of any size has the pixels that fast-png wrote", () => {
    const side = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(side, side, fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (width, height, bytes) => {
        const data = Uint8Array.from({ length: width * height * 4 }, () => bytes.next().value as number);
        const read = decodePng(Uint8Array.from(encode({ width, height, channels: 4, depth: 8, data })), 400);
        expect(read.ok && Buffer.from(read.value.rgba).equals(data)).toBe(true);
      }),
      { seed: 3, numRuns: 30 },
    );
  });
});

describe("a picture for a cell", () => {
  const png = (width: number, height: number, colourAt: (x: number, y: number) => number[]): Uint8Array =>
    Uint8Array.from(
      encode({
        width,
        height,
        channels: 4,
        depth: 8,
        data: Uint8Array.from(
          Array.from({ length: width * height }, (_, at) => colourAt(at % width, Math.floor(at / width))).flat(),
        ),
      }),
    );

  it("is its middle square", async () => {
    const wide = png(5, 1, (x) => [x * 10, 0, 0, 255]);
    expect(await readPicture(wide, 8)).toMatchObject({
      ok: true,
      value: { width: 1, height: 1, pixels: Uint8Array.of(20, 0, 0) },
    });
  });

  it("is shrunk to the side that is asked for, and never enlarged", async () => {
    const checks = png(4, 4, (x, y) => ((x + y) % 2 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
    expect(await readPicture(checks, 2)).toMatchObject({
      value: { width: 2, height: 2, pixels: new Uint8Array(12).fill(128) },
    });
    expect(await readPicture(checks, 64)).toMatchObject({ value: { width: 4, height: 4 } });
  });

  it("stands on white where it is transparent", async () => {
    const half = png(2, 2, () => [0, 0, 0, 51]);
    expect(await readPicture(half, 1)).toMatchObject({ value: { pixels: Uint8Array.of(204, 204, 204) } });
  });

  it("is upright, whatever way the camera was held", async () => {
    const asIs = await readPicture(fileNamed("JPEG, baseline"), 8);
    const onItsSide = await readPicture(fileNamed("JPEG, turned by Exif as 6"), 8);
    if (!asIs.ok || !onItsSide.ok) throw new Error("unread");
    // Its upper left corner comes to stand in the upper right.
    expect([...onItsSide.value.pixels.subarray(21, 24)]).toEqual([...asIs.value.pixels.subarray(0, 3)]);
  });

  it("of another format is what the host makes of it, and without one is refused by name", async () => {
    const gif = new TextEncoder().encode("GIF89a and so on");
    expect(await readPicture(gif, 8)).toMatchObject({
      ok: false,
      failure: { code: "images/no-decoder", values: { format: "gif" } },
    });
    const rgba = Uint8Array.of(9, 8, 7, 255);
    const host = () => Promise.resolve({ width: 1, height: 1, rgba });
    expect(await readPicture(gif, 8, host)).toMatchObject({
      ok: true,
      value: { width: 1, pixels: Uint8Array.of(9, 8, 7) },
    });
    expect(await readPicture(gif, 8, () => Promise.resolve(null))).toMatchObject({
      failure: { code: "images/broken" },
    });
  });
});

describe("a file that is no whole picture is refused, and never costs more memory than it may:", () => {
  const whole = fileNamed("PNG of type 2, 8 bits");
  const withBytes = (at: number, ...bytes: number[]): Uint8Array => {
    const changed = whole.slice();
    changed.set(bytes, at);
    return changed;
  };
  it.each([
    ["nothing", new Uint8Array(), "images/not-a-picture"],
    ["a sentence", new TextEncoder().encode("no picture at all"), "images/not-a-picture"],
    ["a PNG cut short", whole.subarray(0, 200), "images/broken"],
    ["a PNG of nothing but its signature", whole.subarray(0, 8), "images/broken"],
    ["a PNG without an end of its lines", withBytes(23, 250), "images/broken"],
    ["a PNG of 4,000 megapixels", withBytes(16, 0, 0, 250, 0, 0, 0, 250, 0), "images/too-large"],
    ["a PNG of no width", withBytes(16, 0, 0, 0, 0), "images/broken"],
    ["a PNG of 3 bits", withBytes(24, 3), "images/broken"],
    ["a PNG of a type that is none", withBytes(25, 5), "images/broken"],
    ["a PNG with a chunk that is longer than the file", withBytes(33, 0xff), "images/broken"],
    ["a JPEG cut after its beginning", fileNamed("JPEG, baseline").subarray(0, 40), "images/broken"],
    ["a JPEG of nothing but its mark", Uint8Array.of(0xff, 0xd8, 0xff), "images/broken"],
  ])("%s", async (_, bytes, code) => {
    expect(await readPicture(bytes, 8)).toMatchObject({ ok: false, failure: { code } });
  });

  it("any bytes after a picture's beginning", async () => {
    const jpeg = fileNamed("JPEG, turned by Exif as 6");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, jpeg, fileNamed("JPEG, progressive")),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
        async (file, changes) => {
          const changed = file.slice();
          for (const [at, byte] of changes) if (at > 2) changed[at] = byte;
          const read = await readPicture(changed, 8);
          if (read.ok) expect(read.value.pixels).toHaveLength(read.value.width * read.value.height * 3);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });
});
