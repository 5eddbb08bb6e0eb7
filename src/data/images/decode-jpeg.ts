import decode from "jpeg-js/lib/decoder.js";
import { err, ok } from "../../experiment/failure";
import type { DecodedOutcome } from "./decoded";

/** Decodes a JPEG, baseline or progressive, as it is stored. Fails with "images/broken" or "images/too-large". */
export function decodeJpeg(bytes: Uint8Array, mostPixels: number): DecodedOutcome {
  try {
    const megapixels = mostPixels / 1e6;
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      maxResolutionInMP: megapixels,
      maxMemoryUsageInMB: 24 * megapixels,
    });
    return width > 0 && height > 0 ? ok({ width, height, rgba: data }) : err({ code: "images/broken" });
  } catch (error) {
    const isTooLarge = error instanceof Error && /limit exceeded/.test(error.message);
    return err({ code: isTooLarge ? "images/too-large" : "images/broken", values: { limit: mostPixels } });
  }
}
