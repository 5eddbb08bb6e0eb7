import { common } from "./common";
import { lesson } from "./lesson";
import { plots } from "./plots";
import { home } from "./home";
import { shell } from "./shell";
import { pages } from "./pages";
import { ui } from "./ui";
import { network } from "./widgets-network";

/** The English texts, a file a room; the type of every other language. */
export const en = { pages, shell, home, common, plots, ui, lesson, network };
