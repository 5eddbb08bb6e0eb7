import { csvLimits } from "../../data/csv/limits";
import { err, ok, type Outcome } from "../../experiment/failure";

export interface FetchedData {
  readonly name: string;
  readonly file: Blob;
  /** Who sent it: another host than was asked where the address led on. */
  readonly host: string;
}

/**
 * An address that may be asked: https, without a name and password in it. Fails with "address/not-an-address",
 * "address/not-https" or "address/credentials".
 */
export function readAddress(typed: string): Outcome<URL> {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : schemeless(text);
  if (!url) return err({ code: "address/not-an-address" });
  if (url.protocol !== "https:") return err({ code: "address/not-https" });
  if (url.username !== "" || url.password !== "") return err({ code: "address/credentials" });
  url.hash = "";
  return ok(url);
}

/** "data.example/birds.csv", as it is often written. */
function schemeless(text: string): URL | null {
  const isHost = /^[^\s/:?#]+\.[^\s/:?#]+([/?#].*)?$/.test(text);
  return isHost && URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : null;
}

interface FetchOptions {
  readonly signal: AbortSignal;
  /** `total` is 0 where it is not known. */
  readonly report?: (done: number, total: number) => void;
  readonly limitBytes?: number;
}

/**
 * Fetches data from an address that the learner agreed to ask. Nothing that could tell who asks goes along. Null once
 * cancelled; fails with "address/offline", "address/no-answer" (the browser does not say whether the host is not there or
 * does not allow it), "address/status", "address/html", "address/too-large" or "address/empty".
 */
export async function fetchData(
  url: URL,
  { signal, report, limitBytes = csvLimits.bytes }: FetchOptions,
): Promise<Outcome<FetchedData> | null> {
  const tooLarge = err({ code: "address/too-large", values: { limit: limitBytes } });
  try {
    const response = await fetch(url, {
      signal,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      mode: "cors",
    });
    if (!response.ok) return err({ code: "address/status", values: { host: url.host, status: response.status } });
    const isPage = /\bhtml\b/.test(response.headers.get("content-type") ?? "");
    if (isPage) return stopped(response, err({ code: "address/html" }));
    const stated = Number(response.headers.get("content-length") ?? 0);
    if (stated > limitBytes) return stopped(response, tooLarge);
    // Handed to the browser one by one: of all at once it would take the page's own time to take a copy.
    const pieces: Blob[] = [];
    let done = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      pieces.push(new Blob([piece.value]));
      done += piece.value.length;
      if (done > limitBytes) {
        await reader?.cancel();
        return tooLarge;
      }
      // What was compressed on its way is longer than was said.
      report?.(done, done <= stated ? stated : 0);
    }
    if (done === 0) return err({ code: "address/empty" });
    const file = new Blob(pieces);
    if (await looksLikePage(file)) return err({ code: "address/html" });
    return ok({ name: nameOf(url), file, host: response.url === "" ? url.host : new URL(response.url).host });
  } catch {
    if (signal.aborted) return null;
    if (isOffline()) return err({ code: "address/offline" });
    return err({ code: "address/no-answer", values: { host: url.host } });
  }
}

const isOffline = (): boolean => (globalThis.navigator as Navigator | undefined)?.onLine === false;

async function stopped(response: Response, outcome: Outcome<FetchedData>): Promise<Outcome<FetchedData>> {
  await response.body?.cancel();
  return outcome;
}

const looksLikePage = async (file: Blob): Promise<boolean> =>
  /^\ufeff?\s*<(!doctype html|html|head|body)\b/i.test(await file.slice(0, 500).text());

/** The last part of the path, as a file is named; the host where there is none. */
export function nameOf(url: URL): string {
  const last = url.pathname.split("/").filter(Boolean).at(-1) ?? url.hostname;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // No percent-encoded text: as it stands.
  }
  // eslint-disable-next-line no-control-regex -- such characters in a name are what is to be taken out
  return name.replace(/[\x00-\x1f\x7f/\\]/g, " ").trim() || url.hostname;
}
