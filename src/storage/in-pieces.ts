// A large file taken at once would take the page's own time to be copied: these never hold it up.

import { breath } from "../experiment/breath";

const pieceBytes = 524_288;

/** All that is in a file. Rejects where it cannot be read. */
export async function bytesInPieces(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  for (let at = 0; at < bytes.length; at += pieceBytes)
    bytes.set(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()), at);
  return bytes;
}

/** A file of these bytes, which the browser holds: the page may forget them. */
export async function fileInPieces(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(new Blob([bytes.subarray(at, at + pieceBytes)]));
    await breath();
  }
  return new Blob(pieces);
}
