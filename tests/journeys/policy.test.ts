import { describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";

describe("the content security policy", () => {
  it("lets the app open without a violation or an error", async () => {
    const { page, cspViolations, errors } = await openPage();
    await page.locator("#app > *, #app:not(:empty)").first().waitFor();
    expect(cspViolations).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("stands in the page itself, for hosts that send no headers", async () => {
    const { page, cspViolations } = await openPage();
    const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
    expect(policy).toContain("require-trusted-types-for 'script'");
    const refused = await page.evaluate(() => {
      try {
        document.createElement("div").innerHTML = "<b>text</b>";
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    await expect.poll(() => cspViolations.length).toBeGreaterThan(0);
  });
});
