/** Counts the changes of theme: what is painted on a canvas reads it and is painted again. To be called while a component is set up. */
export function watchTheme(): { readonly changes: number } {
  let changes = $state(0);
  $effect(() => {
    const count = () => changes++;
    const observer = new MutationObserver(count);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const queries = [
      matchMedia("(prefers-color-scheme: dark)"),
      matchMedia("(forced-colors: active)"),
      matchMedia("print"),
    ];
    for (const query of queries) query.addEventListener("change", count);
    return () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener("change", count);
    };
  });
  return {
    get changes() {
      return changes;
    },
  };
}
