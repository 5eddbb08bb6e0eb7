import { flushSync } from "svelte";

/**
 * What only paper shows, while the page is printed. A print begins at once and waits for nothing, so it is fetched when a
 * reader may be about to: a finger on the page or on Control, a pointer that leaves for the browser's menu. To be called
 * while a component is set up.
 */
export function whilePrinting<T>(load: () => Promise<T>): { readonly now: T | null } {
  let loaded = $state.raw<T | null>(null);
  let printing = $state(false);

  $effect(() => {
    const ahead = new AbortController();
    const fetchAhead = () => {
      ahead.abort();
      load().then(
        (found) => (loaded = found),
        () => {}, // offline before it was kept: the titles are printed
      );
    };
    const { signal } = ahead;
    addEventListener("pointerdown", fetchAhead, { signal });
    addEventListener("blur", fetchAhead, { signal });
    document.documentElement.addEventListener("pointerleave", fetchAhead, { signal });
    addEventListener("keydown", ({ ctrlKey, metaKey }) => (ctrlKey || metaKey) && fetchAhead(), { signal });

    const end = new AbortController();
    const turn = (to: boolean) => flushSync(() => (printing = to));
    const media = matchMedia("print");
    media.addEventListener("change", () => turn(media.matches), end);
    addEventListener("beforeprint", () => turn(true), end);
    addEventListener("afterprint", () => turn(false), end);
    return () => {
      ahead.abort();
      end.abort();
    };
  });

  return {
    get now() {
      return printing ? loaded : null;
    },
  };
}
