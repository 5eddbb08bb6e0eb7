/** What a stop of the Tab key says about itself. */
export interface Stop {
  /** Where the wanted element lies from what has the focus; "gone" when it is no longer in the page. */
  readonly wanted: "here" | "ahead" | "behind" | "gone";
  /** Nothing has the focus: it is lost, or Tab has left the page for the browser's own bar. */
  readonly lost: boolean;
  /** What has the focus, in words. */
  readonly name: string;
  readonly problems: readonly string[];
}

export interface KeyboardWatch {
  /** @param arrived the focus came by a key: its place is judged */
  stop(wanted: Element | null, arrived: boolean): Stop;
  /** Settles when the focus is drawn where it is: only then is it judged whether it can be seen. */
  drawn(): Promise<void>;
  /** Sentences of the live regions and alerts, in their order. */
  readonly said: string[];
  /** Events of a mouse, a pen or a finger. */
  readonly pointers: string[];
}

declare global {
  var keyboardWatch: KeyboardWatch | undefined;
}

/** Runs in the page, as a script of its own: it may name nothing outside itself. */
export function watchKeyboard(): void {
  if (globalThis.keyboardWatch) return;
  const said: string[] = [];
  const pointers: string[] = [];

  for (const type of ["pointerdown", "mousedown", "touchstart"])
    addEventListener(type, ({ target }) => pointers.push(`${type} on ${nameOf(target as Element)}`), true);

  const live = "[aria-live], [role=status], [role=alert]";
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const added = [...addedNodes].filter((node) => node instanceof Element);
      const places = [element?.closest(live), ...added.flatMap((node) => [node, ...node.querySelectorAll(live)])];
      for (const place of new Set(places)) {
        const words = place?.matches(live) ? place.textContent.trim() : "";
        if (words !== "" && words !== said.at(-1)) said.push(words);
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });

  function nameOf(element: Element): string {
    const inputs = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label =
      element.getAttribute("aria-label") ?? (inputs ? element.labels?.[0]?.textContent : element.textContent);
    const where = element.closest("[data-widget]")?.getAttribute("data-widget");
    const words = (label ?? "").replace(/\s+/g, " ").trim().slice(0, 60);
    return `<${element.localName}> “${words}”${where ? ` in ${where}` : ""}`;
  }

  /** All that may show the focus: the element, or what its label draws in its place. */
  function lookOf(element: Element): string {
    const label = element.closest("label");
    return [element, ...(label ? [label, ...label.children] : [])]
      .map((each) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each);
        return outlineStyle === "none" ? boxShadow : `${outlineStyle} ${outlineWidth} ${outlineColor} ${boxShadow}`;
      })
      .join("; ");
  }

  function placeProblems(element: Element): string[] {
    const name = nameOf(element);
    if (!element.checkVisibility({ visibilityProperty: true })) return [`${name} is hidden, and Tab stops there`];
    if (element.closest("[aria-hidden=true], [inert]"))
      return [`${name} is hidden from a screen reader, and Tab stops there`];
    const box = element.getClientRects()[0];
    if (!box) return [`${name} has no place on the page`];
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (right <= left || bottom <= top) return [`${name} has the focus out of view`];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = hit && (element.contains(hit) || hit.closest("label")?.control === element);
    return own ? [] : [`${name} has the focus beneath ${hit ? nameOf(hit) : "nothing"}`];
  }

  // The browser draws a new focus a moment after it has given it: what comes too quickly for that is not judged.
  let isDrawn = true;
  addEventListener("focusin", () => (isDrawn = false), true);
  const unseen: string[] = [];
  let left: { readonly element: Element; readonly look: string } | null = null;
  const lookBack = () => {
    if (!isDrawn) return;
    const active = document.activeElement;
    if (left && left.element !== active && left.element.isConnected && lookOf(left.element) === left.look)
      unseen.push(`${nameOf(left.element)} looks the same with the focus and without`);
    // A heading that is read from has nothing to show.
    const isOperated = active instanceof HTMLElement && active !== document.body && active.tabIndex >= 0;
    left = isOperated ? { element: active, look: lookOf(active) } : null;
  };
  addEventListener("keydown", lookBack, true);

  globalThis.keyboardWatch = {
    said,
    pointers,
    async drawn() {
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      isDrawn = true;
    },
    stop(wanted, arrived) {
      const active = document.activeElement ?? document.body;
      const lost = active === document.body;
      const problems = unseen.splice(0);
      if (arrived && !lost) problems.push(...placeProblems(active));
      const sameGroup =
        wanted instanceof HTMLInputElement &&
        wanted.type === "radio" &&
        active instanceof HTMLInputElement &&
        active.type === "radio" &&
        active.name === wanted.name;
      return {
        lost,
        problems,
        name: lost ? "nothing" : nameOf(active),
        wanted:
          active === wanted || sameGroup
            ? "here"
            : wanted?.isConnected
              ? active.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING
                ? "behind"
                : "ahead"
              : "gone",
      };
    },
  };
}
