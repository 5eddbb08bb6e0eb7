import type { Decoded } from "../data/images/decoded";

/** The browser's own decoder, for the formats that have no other here; null where it has none either. */
export async function decodePicture(bytes: Uint8Array, format: string): Promise<Decoded | null> {
  try {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: `image/${format}` }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return context && { width, height, rgba: context.getImageData(0, 0, width, height).data };
  } catch {
    return null;
  }
}
