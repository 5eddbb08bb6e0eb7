/**
 * A button that can be used now or not. What cannot be used keeps the focus and says so: `disabled` would throw whoever
 * has just pressed it back to the top of the page.
 */
export function usable(can: boolean, act: () => void): { "aria-disabled": true | undefined; onclick: () => void } {
  return {
    "aria-disabled": can ? undefined : true,
    onclick: () => {
      if (can) act();
    },
  };
}
