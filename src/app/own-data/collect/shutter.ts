import type { Attachment } from "svelte/attachments";

/** Five a second: enough that a hand can turn what it holds in between. */
const everyMs = 200;

/**
 * For a button that takes one at a press, and goes on at a steady pace while it is held, by pointer or by key. A press
 * that comes from neither, as a screen reader's, takes one.
 */
export const shutter =
  (take: () => void): Attachment<HTMLButtonElement> =>
  (button) => {
    let timer: ReturnType<typeof setInterval> | undefined;
    let isHandled = false;
    const begin = () => {
      if (timer !== undefined) return;
      isHandled = true;
      take();
      timer = setInterval(take, everyMs);
    };
    const end = () => {
      clearInterval(timer);
      timer = undefined;
    };
    const down = (event: PointerEvent) => {
      if (event.button === 0) begin();
    };
    const isKey = ({ key }: KeyboardEvent) => key === " " || key === "Enter";
    const keyDown = (event: KeyboardEvent) => {
      if (!isKey(event)) return;
      event.preventDefault(); // no click follows
      if (!event.repeat) begin();
      isHandled = false;
    };
    const keyUp = (event: KeyboardEvent) => {
      if (isKey(event)) end();
    };
    const click = () => {
      if (!isHandled) take();
      isHandled = false;
    };
    const stay = (event: Event) => event.preventDefault(); // a long touch is no wish for a menu
    const listeners = {
      pointerdown: down,
      pointerup: end,
      pointercancel: end,
      pointerleave: end,
      keydown: keyDown,
      keyup: keyUp,
      blur: end,
      click,
      contextmenu: stay,
    };
    for (const [name, listener] of Object.entries(listeners)) button.addEventListener(name, listener as EventListener);
    return () => {
      end();
      for (const [name, listener] of Object.entries(listeners))
        button.removeEventListener(name, listener as EventListener);
    };
  };
