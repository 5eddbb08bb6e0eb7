import { common } from "./common";

/** The English texts, a file a room; the type of every other language. */
export const en = { common };
