import { common } from "./common";
import { lesson } from "./lesson";
import { plots } from "./plots";
import { home } from "./home";
import { shell } from "./shell";
import { ui } from "./ui";
import { network } from "./widgets-network";
import { data } from "./widgets-data";

/** The English texts, a file a room; the type of every other language. */
export const en = { data, shell, home, common, plots, ui, lesson, network };
