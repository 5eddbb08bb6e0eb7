import { describe, expect, it } from "vitest";
import { embedCode, type EmbedChoice } from "./embed-code";

const choice: EmbedChoice = {
  parameters: { lesson: "first-model", step: "s3", hide: ["title", "lead"], theme: "dark" },
  title: `Learning Curve: "Bend" <the> line & more`,
  widthPx: null,
  heightPx: 700,
  follows: true,
  sandboxed: false,
};
const code = (change: Partial<EmbedChoice> = {}) => embedCode("https://example.org/lc/", { ...choice, ...change });

describe("the embed code", () => {
  it("holds the address with its parameters, escaped for an attribute", () => {
    expect(code()).toContain(
      'src="https://example.org/lc/embed.html?v=1&amp;lesson=first-model&amp;step=s3&amp;hide=title,lead&amp;theme=dark"',
    );
    expect(code()).toContain('title="Learning Curve: &quot;Bend&quot; &lt;the&gt; line &amp; more"');
  });

  it("has a height of its own, for pages that set none", () => {
    expect(code()).toContain('width="100%" height="700"');
    expect(code({ widthPx: 640 })).toContain('width="640" height="700"');
  });

  it("asks for the script only where the frame is to follow its content", () => {
    expect(code()).toContain('<script src="https://example.org/lc/embed.js" async></script>');
    expect(code({ follows: false })).not.toContain("script");
  });

  it("asks the host for camera and microphone only where examples are made with them", () => {
    expect(code({ parameters: { lab: "table" } })).toContain('allow="clipboard-write; camera; microphone"');
    expect(code()).not.toContain("camera");
  });

  it("lets a sandboxed frame train and open the full app", () => {
    expect(code({ sandboxed: true })).toContain('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"');
    expect(code()).not.toContain("sandbox");
  });
});
