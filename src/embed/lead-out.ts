import { appAddress } from "./app-address";

/** Opens a tab that cannot reach back here. False: a sandbox, or the browser, allows none. */
export function openTab(address: string): boolean {
  // With "noopener" in the call there would be no telling whether a tab came.
  const opened = window.open("about:blank", "_blank");
  if (!opened) return false;
  opened.opener = null;
  opened.location.replace(address);
  return true;
}

/**
 * Lesson and widgets link to pages of the app ("#/glossary/epoch"), which are not here: such a link leads out to the full
 * app, in a tab of its own. It is turned round the moment it is reached for, by whatever means.
 */
export function leadOut(root: HTMLElement): () => void {
  const turn = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || "own" in link.dataset) return;
    const hash = link.getAttribute("href") ?? "";
    if (hash.startsWith("#/")) link.href = appAddress(hash);
    else if (hash.startsWith("#")) return;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  };
  const reaches = ["pointerdown", "focusin", "click"];
  for (const reach of reaches) root.addEventListener(reach, turn, { capture: true });
  return () => {
    for (const reach of reaches) root.removeEventListener(reach, turn, { capture: true });
  };
}
