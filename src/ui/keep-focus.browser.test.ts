import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFocus } from "./keep-focus";

let page: HTMLElement;
let end: () => void;

beforeEach(() => {
  page = document.createElement("main");
  document.body.append(page);
  end = keepFocus();
});
afterEach(() => {
  end();
  page.remove();
});

function button(name: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = name;
  return made;
}
const focused = () => document.activeElement?.textContent;

describe("the focus of what is taken away", () => {
  it("goes to what stood after it", async () => {
    const [first, second, third] = [button("first"), button("second"), button("third")];
    page.append(first, second, third);
    second.focus();
    second.remove();
    await expect.poll(focused).toBe("third");
  });

  it("goes to what stood before it, where it was the last", async () => {
    const [first, second] = [button("first"), button("second")];
    page.append(first, second);
    second.focus();
    second.remove();
    await expect.poll(focused).toBe("first");
  });

  it("goes to what came in its place", async () => {
    const [first, second] = [button("first"), button("second")];
    page.append(first, second);
    first.focus();
    first.replaceWith(button("came"));
    await expect.poll(focused).toBe("came");
  });

  it("goes out of a region that has nothing else, to what stands after it", async () => {
    const region = document.createElement("section");
    const only = button("only");
    region.append(only);
    page.append(button("before"), region, button("after"));
    only.focus();
    only.remove();
    await expect.poll(focused).toBe("after");
  });

  it("goes to the page's content, where nothing else can have it", async () => {
    const only = button("only");
    page.tabIndex = -1;
    page.append(only);
    only.focus();
    only.remove();
    await expect.poll(() => document.activeElement).toBe(page);
  });

  it("stays nowhere, where its reader had left it before", async () => {
    const [first, second] = [button("first"), button("second")];
    page.append(first, second);
    first.focus();
    first.blur();
    await Promise.resolve();
    first.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(document.activeElement).toBe(document.body);
  });

  it("stays where the page itself has put it", async () => {
    const [first, second, third] = [button("first"), button("second"), button("third")];
    page.append(first, second, third);
    first.focus();
    first.remove();
    third.focus();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(focused()).toBe("third");
  });
});
