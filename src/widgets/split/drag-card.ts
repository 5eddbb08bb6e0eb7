/** A pointer that moved less was a click. */
const slackPx = 5;

/**
 * Follows a pointer that went down on a card until it lets go. A finger has to take the handle: elsewhere it scrolls.
 * @param onHandle the pointer went down on the card's handle
 */
export function dragCard(
  event: PointerEvent & { readonly currentTarget: EventTarget | null },
  onHandle: boolean,
  heard: {
    /** The pointer is here, in page coordinates; not called for a click. */
    over(x: number, y: number): void;
    /** @param dropped false where nothing was dragged, or the browser took the pointer away */
    end(dropped: boolean, x: number, y: number): void;
  },
): void {
  const card = event.currentTarget;
  if (event.button !== 0 || !(card instanceof HTMLElement) || (event.pointerType === "touch" && !onHandle)) return;
  const { clientX, clientY, pointerId } = event;
  let drags = false;
  const drag = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!drags && Math.hypot(x - clientX, y - clientY) < slackPx) return;
    if (!drags) card.setPointerCapture(pointerId);
    drags = true;
    heard.over(x, y);
  };
  const end = ({ type, clientX: x, clientY: y }: PointerEvent) => {
    card.removeEventListener("pointermove", drag);
    card.removeEventListener("pointerup", end);
    card.removeEventListener("pointercancel", end);
    heard.end(drags && type === "pointerup", x, y);
  };
  card.addEventListener("pointermove", drag);
  card.addEventListener("pointerup", end);
  card.addEventListener("pointercancel", end);
}
