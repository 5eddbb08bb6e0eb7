import { render } from "svelte/server";
import type { Lesson } from "../lesson/lesson";
import FirstPaint from "./home/FirstPaint.svelte";

const found = import.meta.glob<Lesson>("/lessons/en/*/*.md", { import: "default", eager: true });

/** What stands on the screen before the app has come, as HTML. For the build. */
export const firstPaint = (): string =>
  render(FirstPaint, { props: { lessons: Object.values(found) } }).body.replace(/<!--.*?-->/g, "");
