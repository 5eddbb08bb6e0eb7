/** So long the height must rest before it is told: a frame that grows step by step is set once. */
const restMs = 50;
/** A frame this much too short holds all the same: its host counts a border in. */
const shortByPx = 8;

/**
 * Tells the page around this one how tall the content is, whenever that changes: in a form of our own, and as learning
 * platforms know it from LTI tools. A height is no secret, so whoever frames us may read it.
 */
export function tellHeight(content: HTMLElement): { readonly tell: () => void; readonly stop: () => void } {
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fit = () => document.documentElement.toggleAttribute("data-fits", innerHeight >= told - shortByPx);
  const tell = () => {
    // Of the content itself, never of the page: that is at least as tall as its frame.
    const height = Math.ceil(content.getBoundingClientRect().height);
    told = height;
    parent.postMessage({ type: "learning-curve/resize", version: 1, height }, "*");
    parent.postMessage({ subject: "lti.frameResize", height }, "*");
    fit();
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (Math.ceil(content.getBoundingClientRect().height) !== told) tell();
    }, restMs);
  });
  if (parent !== window) {
    observer.observe(content);
    addEventListener("resize", fit);
  }
  return {
    tell,
    stop: () => {
      clearTimeout(timer);
      observer.disconnect();
      removeEventListener("resize", fit);
    },
  };
}
