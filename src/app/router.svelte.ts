/** Where the page is: the part of the address after "#/". Queries belong to the page that reads them. */
export interface Place {
  /** Segments, decoded: "lesson/first-model" is ["lesson", "first-model"]; home is []. */
  readonly segments: readonly string[];
  /** What stands after "?", as it is. */
  readonly query: string;
}

export function readHash(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s, 2);
  const segments = path.split("/").flatMap((part) => (part === "" ? [] : [decoded(part)]));
  return { segments, query };
}

/** "#contents" and the like are places on a page, not pages: as the first address they lead home. */
export const pageHash = (hash: string): string => (hash.startsWith("#/") ? hash : "");

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a broken escape leads to the page for unknown addresses
  }
}

/** Follows the address. The app makes one and disposes of it. */
export class Router {
  place = $state.raw<Place>(readHash(pageHash(location.hash)));
  /** Rises with every navigation; 0 is the page that was loaded. */
  turns = $state(0);
  readonly #follow = (): void => {
    if (location.hash !== "" && !location.hash.startsWith("#/")) return;
    const next = readHash(location.hash);
    const moved = next.segments.join("/") !== this.place.segments.join("/");
    this.place = next;
    if (moved) this.turns += 1;
  };

  constructor() {
    addEventListener("hashchange", this.#follow);
  }
  dispose(): void {
    removeEventListener("hashchange", this.#follow);
  }
}
