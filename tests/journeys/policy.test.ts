import { describe, expect, inject, it } from "vitest";
import { openPage } from "./browser.ts";

/** Written out once more, so that it is changed by nobody in passing. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self' https:; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; font-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html learning-curve";

describe("the content security policy", () => {
  it.each(["index.html", "embed.html"])("is this one, in the header and in the text of %s", async (page) => {
    const response = await fetch(inject("appUrl") + page);
    expect(response.headers.get("content-security-policy")?.replace("; frame-ancestors 'none'", "")).toBe(policy);
    const html = await response.text();
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    // Nothing that it governs stands before it.
    expect(html.split("<meta http-equiv")[0]).not.toMatch(/<(script|link|style|base)/);
  });

  it("lets the app open without a violation or an error", async () => {
    const { page, cspViolations, errors } = await openPage();
    await page.locator("#app > *, #app:not(:empty)").first().waitFor();
    expect(cspViolations).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("refuses text as HTML, and says so", async () => {
    const { page, cspViolations } = await openPage();
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
