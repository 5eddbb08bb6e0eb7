import { render } from "svelte/server";
import FirstPaint from "./home/FirstPaint.svelte";

/** What stands on the screen before the app has come, as HTML. For the build. */
export const firstPaint = (): string => render(FirstPaint).body.replace(/<!--.*?-->/g, "");
