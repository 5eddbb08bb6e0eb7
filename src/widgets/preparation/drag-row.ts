/** Follows a pointer that has taken a row by its handle, until it lets go. */
export function dragRow(
  event: PointerEvent & { readonly currentTarget?: EventTarget | null },
  rows: () => readonly Element[],
  heard: {
    /** The pointer is over the row at this place; below the last it is the last. */
    over(place: number): void;
    /** @param dropped false where the browser took the pointer away */
    end(dropped: boolean): void;
  },
): void {
  const handle = event.currentTarget;
  if (event.button !== 0 || !(handle instanceof HTMLElement)) return;
  handle.setPointerCapture(event.pointerId);
  const drag = ({ clientY }: PointerEvent) => {
    const all = rows();
    const over = all.findIndex((row) => clientY < row.getBoundingClientRect().bottom);
    heard.over(over < 0 ? all.length - 1 : over);
  };
  const end = ({ type }: PointerEvent) => {
    handle.removeEventListener("pointermove", drag);
    heard.end(type === "pointerup");
  };
  handle.addEventListener("pointermove", drag);
  handle.addEventListener("pointerup", end, { once: true });
  handle.addEventListener("pointercancel", end, { once: true });
}
