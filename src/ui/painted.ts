/** Settles when what stands on the page has been painted; in a tab that is not shown, after a moment. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
