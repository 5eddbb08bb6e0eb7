/** What the page and its service worker must call by the same name. */

/** A cache a version: the app as it was built. */
export const shellPrefix = "learning-curve-shell-";

/** Kept once used, or when the learner asked for it: GPU backends, large data. Names have hashes: they never change. */
export const extrasCache = "learning-curve-extras";

/** Every open page holds a shared lock of this name and its own script's address: what tells which versions are open. */
export const pageLockPrefix = "learning-curve-page ";

/** Of the page to the service worker. */
export type Message = "take-over" | "tidy";
