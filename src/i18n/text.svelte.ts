import { en } from "./en";

export type Messages = typeof en;

/** The page's texts. `text.m.common.close` follows the learner's language; a language is a folder beside `en`. */
class Text {
  language = $state("en");
  m = $state.raw<Messages>(en);
}
export const text = new Text();
