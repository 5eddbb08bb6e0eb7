import { err, ok, type Outcome } from "../../experiment/failure";
import { archiveLimits } from "../archive/limits";
import { decodeJpeg } from "./decode-jpeg";
import { decodePng } from "./decode-png";
import type { Decoded, DecodedOutcome, HostDecoder } from "./decoded";
import { jpegOrientation, uprightSource } from "./jpeg-orientation";
import { pictureFormat } from "./picture-format";
import type { Pixels } from "./pixels-of";
import { resize } from "./resize";

/**
 * A picture file's middle square in colour, at most `sidePixels` wide: upright, and on white where it is transparent.
 * PNG and JPEG are decoded here, so that a file gives the same pixels everywhere; for the others the host is asked.
 * Fails with "images/not-a-picture", "images/broken", "images/too-large" or "images/no-decoder" (values.format).
 */
export async function readPicture(bytes: Uint8Array, sidePixels: number, host?: HostDecoder): Promise<Outcome<Pixels>> {
  const format = pictureFormat(bytes);
  if (!format) return err({ code: "images/not-a-picture" });
  const most = archiveLimits.picturePixels;
  const decoded =
    format === "png"
      ? decodePng(bytes, most)
      : format === "jpeg"
        ? decodeJpeg(bytes, most)
        : await byHost(bytes, format, host);
  if (!decoded.ok) return decoded;
  return ok(middleSquare(decoded.value, format === "jpeg" ? jpegOrientation(bytes) : 1, sidePixels));
}

async function byHost(bytes: Uint8Array, format: string, host?: HostDecoder): Promise<DecodedOutcome> {
  if (!host) return err({ code: "images/no-decoder", values: { format } });
  const decoded = await host(bytes, format);
  if (!decoded) return err({ code: "images/broken" });
  const { width, height } = decoded;
  const limit = archiveLimits.picturePixels;
  return width * height > limit ? err({ code: "images/too-large", values: { width, height, limit } }) : ok(decoded);
}

function middleSquare({ width, height, rgba }: Decoded, orientation: number, sidePixels: number): Pixels {
  const upright = uprightSource(orientation, width, height);
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((upright.width - side) / 2), Math.floor((upright.height - side) / 2)];
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0, to = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = upright.at(left + x, top + y) * 4;
      const opacity = rgba[from + 3] as number;
      for (let channel = 0; channel < 3; channel++) {
        const value = rgba[from + channel] as number;
        pixels[to++] = opacity === 255 ? value : Math.round(255 + ((value - 255) * opacity) / 255);
      }
    }
  }
  const smaller = Math.min(side, sidePixels);
  return resize({ width: side, height: side, channels: 3, pixels }, smaller, smaller);
}
