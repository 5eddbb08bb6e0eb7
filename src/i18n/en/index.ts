import { common } from "./common";
import { lesson } from "./lesson";
import { plots } from "./plots";
import { home } from "./home";
import { shell } from "./shell";
import { ui } from "./ui";

/** The English texts, a file a room; the type of every other language. */
export const en = { shell, home, common, plots, ui, lesson };
