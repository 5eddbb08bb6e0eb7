/** Pixels: more than a small network looks at, and few enough for a thousand of them. */
const sidePx = 96;

/** The middle square of what a camera or a picture shows, as a small PNG; null where there is nothing yet. */
export async function squareShot(
  source: CanvasImageSource,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const side = Math.min(width, height);
  if (side === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, sidePx, sidePx);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
