import type { Measured } from "./comparison";

/** A measurement as it is printed: in columns, or as a line of JSON. */
export function line({ name, ours_ms, peer, peer_ms, ratio }: Measured, json: boolean): string {
  if (json) return JSON.stringify({ name, ours_ms, peer, peer_ms, ratio });
  const ms = (value: number): string => `${value} ms`.padStart(12);
  return `${name.padEnd(52)} ${ms(ours_ms)}   ${peer.padEnd(28)} ${ms(peer_ms)}   ${String(ratio).padStart(8)}`;
}
