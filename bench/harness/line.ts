import type { Measured } from "./comparison";

/** A measurement as it is printed: in columns, or as a line of JSON. */
export function line({ name, ours_ms, peer, peer_ms, ratio }: Measured, json: boolean): string {
  if (json) return JSON.stringify({ name, ours_ms, peer, peer_ms, ratio });
  return row(name, `${ours_ms} ms`, peer, `${peer_ms} ms`, String(ratio));
}

/** What stands over the columns; nothing over lines of JSON. */
export const headings = (json: boolean): readonly string[] =>
  json ? [] : [row("a run of", "ours", "peer", "peer's", "ours / peer's")];

const row = (name: string, ours: string, peer: string, peers: string, ratio: string): string =>
  `${name.padEnd(52)} ${ours.padStart(12)}   ${peer.padEnd(28)} ${peers.padStart(12)}   ${ratio.padStart(13)}`;
