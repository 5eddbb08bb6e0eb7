const query = () => matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the system or the learner asks for less motion. */
export const isCalm = (): boolean => document.documentElement.dataset["motion"] === "reduce" || query().matches;

/** Follows `isCalm`. To be called while a component is set up. */
export function watchCalm(): { readonly now: boolean } {
  let now = $state(isCalm());
  $effect(() => {
    const look = () => (now = isCalm());
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributeFilter: ["data-motion"] });
    const system = query();
    system.addEventListener("change", look);
    return () => {
      observer.disconnect();
      system.removeEventListener("change", look);
    };
  });
  return {
    get now() {
      return now;
    },
  };
}
