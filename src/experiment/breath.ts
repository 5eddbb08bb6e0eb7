/** Lets whatever waits have its turn: messages, timers, a page's drawing. Settles when it had. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
