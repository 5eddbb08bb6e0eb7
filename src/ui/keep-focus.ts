const regions = "section, article, form, fieldset, li, ul, ol, dialog, aside, header, [data-widget], main";
const stops = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";

/**
 * When what has the focus is taken away, the focus goes to what stood after it, else before it, in the nearest region
 * that has something. A reader by keyboard is not thrown back to the top of the page. @returns ends it
 */
export function keepFocus(): () => void {
  let held = document.activeElement;
  const take = ({ target }: FocusEvent) => (held = target instanceof Element ? target : null);
  const leave = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      // Left by its own reader; what was removed is still to be followed.
      if (held === target && held?.isConnected) held = null;
    });

  const watch = new MutationObserver((changes) => {
    const lost = held;
    if (!lost || lost.isConnected) return;
    held = null;
    if (document.activeElement !== document.body) return;
    const change = changes.findLast(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
    // The outermost gap that is still in the page: what was removed may have lain in what was removed next.
    const gap = change?.target.isConnected ? change : changes.findLast(({ target }) => target.isConnected);
    if (gap) nextTo(gap)?.focus();
  });

  document.addEventListener("focusin", take);
  document.addEventListener("focusout", leave);
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", take);
    document.removeEventListener("focusout", leave);
    watch.disconnect();
  };
}

function nextTo({ target, previousSibling, nextSibling }: MutationRecord): HTMLElement | null {
  const follows = (node: Node, stop: HTMLElement) =>
    (node.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 && !node.contains(stop);
  const isAfter = (stop: HTMLElement) => {
    if (previousSibling?.isConnected) return follows(previousSibling, stop);
    if (previousSibling && nextSibling?.isConnected) return nextSibling.contains(stop) || follows(nextSibling, stop);
    return target.contains(stop) || follows(target, stop);
  };
  let region = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>(regions);
  while (region) {
    const all = [...region.querySelectorAll<HTMLElement>(stops)].filter((stop) =>
      stop.checkVisibility({ visibilityProperty: true }),
    );
    const next = all.find(isAfter) ?? all.at(-1);
    // The page's own bar is far from what was done: its content has the focus then.
    if (next || region.localName === "main") return next ?? region;
    region = region.parentElement?.closest<HTMLElement>(regions);
  }
  return null;
}
