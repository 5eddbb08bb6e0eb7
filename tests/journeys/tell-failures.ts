import { afterEach } from "vitest";
import { shownPages } from "./shown-pages.ts";

// Before the test's own `onTestFinished` closes them.
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") console.error(`On the screen as "${task.name}" failed:\n\n${await shownPages()}`);
});
