import { common } from "./common";
import { lesson } from "./lesson";
import { plots } from "./plots";
import { ui } from "./ui";

/** The English texts, a file a room; the type of every other language. */
export const en = { common, plots, ui, lesson };
