import type { Attachment } from "svelte/attachments";

/**
 * For a button that can be used now or not. What cannot be used keeps the focus and says so: `disabled` would throw whoever
 * has just pressed it back to the top of the page. (Spread attributes would bring Svelte's code for every kind of attribute
 * along, to the first page.)
 */
export const usable =
  (can: boolean, act: () => void): Attachment<HTMLButtonElement> =>
  (button) => {
    const press = () => act();
    if (can) button.addEventListener("click", press);
    else button.setAttribute("aria-disabled", "true");
    return () => {
      button.removeEventListener("click", press);
      button.removeAttribute("aria-disabled");
    };
  };
