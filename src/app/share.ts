import { fromBase64, toBase64 } from "../experiment/base64";
import type { Experiment } from "../experiment/experiment";
import { err, type Outcome } from "../experiment/failure";
import { parseExperimentJson } from "../experiment/parse-experiment";

/** More than any browser's address bar takes well; and what it may unpack to, so that a link is no bomb. */
const longestText = 100_000;
const mostUnpackedBytes = 1_000_000;

/**
 * An Experiment as URL text: deflated JSON in base64url. It carries everything but the bytes of a learner's own file,
 * of which the name, the size and the hash travel. Use it as `#/lab/…?x=<text>`.
 */
export async function shareText(experiment: Experiment): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(experiment));
  const packed = await throughStream(json, new CompressionStream("deflate-raw"), Infinity);
  return toBase64(packed ?? new Uint8Array(0))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** This page's address with the Experiment in it. @param route such as "#/lab/table" */
export async function shareAddress(route: string, experiment: Experiment): Promise<string> {
  const address = new URL(location.href);
  address.hash = `${route.split("?", 1)[0]}?x=${await shareText(experiment)}`;
  return address.href;
}

/** Reads such text. Fails with "share/broken", "share/too-large", or as `parseExperimentJson` does. */
export async function sharedExperiment(text: string): Promise<Outcome<Experiment>> {
  if (text.length > longestText) return err({ code: "share/too-large" });
  try {
    const packed = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
    const json = await throughStream(packed, new DecompressionStream("deflate-raw"), mostUnpackedBytes);
    if (!json) return err({ code: "share/too-large" });
    const outcome = parseExperimentJson(json);
    return outcome.ok || outcome.failure.code !== "experiment/not-json" ? outcome : err({ code: "share/broken" });
  } catch {
    return err({ code: "share/broken" });
  }
}

/** @returns what comes out, or null where it is more than `mostBytes`. */
async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  mostBytes: number,
): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    pieces.push(read.value);
    total += read.value.length;
    if (total > mostBytes) {
      await reader.cancel();
      return null;
    }
  }
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
