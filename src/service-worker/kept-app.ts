import { extrasCache, pageLockPrefix, shellPrefix } from "./names";

/** A file that belongs to the app; a name with a hash needs no revision. */
export interface AppFile {
  readonly url: string;
  readonly revision: string | null;
}

const fetchedAtOnce = 4;

/** The app as one version of it was built, kept whole on this device. Addresses are relative to `scope`. */
export class KeptApp {
  readonly #name: string;
  readonly #urls: ReadonlySet<string>;

  constructor(
    private readonly files: readonly AppFile[],
    private readonly scope: string,
  ) {
    this.#urls = new Set(files.map(({ url }) => this.#absolute(url)));
    this.#name = shellPrefix + shortHash(JSON.stringify(files));
  }

  /** Fetches all of it, or fails. What another version has under the same name is not fetched again. */
  async install(): Promise<void> {
    const cache = await caches.open(this.#name);
    const waiting = [...this.files];
    const lane = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const url = this.#absolute(file.url);
        const known = file.revision === null ? await caches.match(url, { ignoreVary: true }) : undefined;
        await cache.put(url, known ?? (await this.#fetchFile(file, url)));
      }
    };
    await Promise.all(Array.from({ length: fetchedAtOnce }, lane));
    await this.#renewExtras();
  }

  /** What is kept for a request; undefined: ask the network. */
  async find(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    url.search = url.hash = ""; // the app reads its parameters itself: one page answers them all
    if (request.mode === "navigate" && url.href === this.scope) url.href = this.#absolute("index.html");
    const cache = await caches.open(this.#name);
    const found = await cache.match(url.href, { ignoreVary: true });
    // A tab of an older version goes on with that version's files, which are kept while it is open.
    return found ?? (isAsset(url.href) ? caches.match(url.href, { ignoreVary: true }) : undefined);
  }

  /** Keeps what was fetched besides the app, if its name says that it never changes. */
  async keep(url: string, response: Response): Promise<void> {
    if (!response.ok || response.status === 206 || !isAsset(url) || this.#urls.has(url)) return;
    const cache = await caches.open(extrasCache);
    await cache.put(url, response);
  }

  /** Removes what no open page can ask for any more: other versions, and extras of theirs. */
  async tidy(registration: ServiceWorkerRegistration): Promise<void> {
    const others = (await caches.keys()).filter((name) => name.startsWith(shellPrefix) && name !== this.#name);
    // A version that is being installed has its cache already: whoever takes over tidies up.
    if (registration.installing || registration.waiting) return;
    const pages = await openPages();
    const foreign = pages?.filter((address) => !this.#urls.has(address)) ?? null;
    let left = 0;
    for (const name of others) {
      const cache = await caches.open(name);
      const wanted = await Promise.all((foreign ?? []).map((address) => cache.match(address, { ignoreVary: true })));
      if (foreign === null || wanted.some(Boolean)) left++;
      else await caches.delete(name);
    }
    if (left > 0) return;
    const known = (await this.#extras()).flat();
    const cache = await caches.open(extrasCache);
    for (const { url } of await cache.keys()) {
      // Of this version there is another under the same name.
      if (!known.includes(url) && known.some((other) => stem(other) === stem(url))) await cache.delete(url);
    }
  }

  async #fetchFile({ url: name, revision }: AppFile, url: string): Promise<Response> {
    const response = await fetch(url, { cache: revision === null ? "default" : "reload", credentials: "same-origin" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    if (!name.endsWith(".html")) return response;
    // While a host changes versions, a page may be of another one than this list: kept together, neither would open.
    const html = await response.text();
    const scripts = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/g)].map(([, file = ""]) => file);
    const strange = scripts.find((file) => !this.#urls.has(this.#absolute(file)));
    if (strange !== undefined) throw new Error(`${name} is of another version: ${strange}`);
    // A new answer: one that was redirected must not be given to a navigation.
    return new Response(html, { headers: response.headers });
  }

  /** An extra that was kept of another version is kept of this one. */
  async #renewExtras(): Promise<void> {
    const cache = await caches.open(extrasCache);
    const kept = new Set((await cache.keys()).map(({ url }) => stem(url)));
    for (const files of await this.#extras()) {
      if (!files.some((url) => kept.has(stem(url)))) continue;
      for (const url of files) {
        if (await cache.match(url)) continue;
        const response = await fetch(url).catch(() => null); // not the app itself: fetched when it is used
        if (response?.ok) await cache.put(url, response);
      }
    }
  }

  /** The files of every extra of this version. */
  async #extras(): Promise<string[][]> {
    const cache = await caches.open(this.#name);
    const list = await cache.match(this.#absolute("offline.json"), { ignoreVary: true });
    if (!list) return [];
    const { extras } = (await list.json()) as { extras: { files: { url: string }[] }[] };
    return extras.map(({ files }) => files.map(({ url }) => this.#absolute(url)));
  }

  #absolute(url: string): string {
    return new URL(url, this.scope).href;
  }
}

const isAsset = (url: string): boolean => url.includes("/assets/");
const stem = (url: string): string => url.replace(/-[\w-]{8}(\.\w+)$/, "$1");

/** The scripts of all open pages; null where the browser has no locks to tell by. */
async function openPages(): Promise<string[] | null> {
  if (!("locks" in navigator)) return null;
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name = "" }) => (name.startsWith(pageLockPrefix) ? [name.slice(pageLockPrefix.length)] : []));
}

/** FNV-1a: a name for a list, nothing more. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
