/** Pixels: more than a small network looks at, and few enough for a thousand of them. */
const shotSidePx = 96;

/** The middle square of what a camera or a picture shows, drawn anew; null where there is nothing yet. */
function middleSquare(source: CanvasImageSource, width: number, height: number, sidePx: number) {
  const side = Math.min(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext("2d");
  if (side === 0 || !context) return null;
  context.fillStyle = "#fff"; // what is transparent lies on paper
  context.fillRect(0, 0, sidePx, sidePx);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, sidePx, sidePx);
  return { canvas, context };
}

/** What the camera sees now, as a small PNG. */
export async function squareShot(video: HTMLVideoElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const square = middleSquare(video, video.videoWidth, video.videoHeight, shotSidePx);
  const blob = square && (await new Promise<Blob | null>((resolve) => square.canvas.toBlob(resolve, "image/png")));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/** Colours of the middle square of a camera's picture (as small as a shot) or of a picture file (as it is, to 1024 px). */
export function squarePixels(source: HTMLVideoElement | ImageBitmap) {
  const isVideo = source instanceof HTMLVideoElement;
  const [width, height] = isVideo ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const sidePx = isVideo ? shotSidePx : Math.min(1024, width, height);
  const square = middleSquare(source, width, height, sidePx);
  if (!square) return null;
  const { data } = square.context.getImageData(0, 0, sidePx, sidePx);
  const pixels = new Uint8Array(3 * sidePx * sidePx);
  for (let at = 0; at < sidePx * sidePx; at++) pixels.set(data.subarray(4 * at, 4 * at + 3), 3 * at);
  return { width: sidePx, height: sidePx, channels: 3 as const, pixels };
}
