import { mount } from "svelte";
import App from "./App.svelte";
import { AppContext } from "./app-context.svelte";
import { fetchFirst } from "./pages";
import { pageHash, readHash } from "./router.svelte";

/** The shell waits so long for what the address asks for, so that both are drawn at once. */
const longestWaitMs = 250;
/** And so long for the first paint, on a machine that is busy. */
const longestPaintMs = 1000;
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const nextTask = (): Promise<void> => after(0);

/** Settles when the browser has told of its first paint: until then it has not been on the screen, only drawn. */
const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const isPainted = (list: PerformanceObserverEntryList) =>
      list.getEntriesByName("first-contentful-paint").length > 0 && resolve();
    new PerformanceObserver(isPainted).observe({ type: "paint", buffered: true });
  });

const place = document.getElementById("app");
// A page that frames the app could lay its own over it: hosts that send no headers refuse framing here.
if (place && window.top !== window) {
  void import("./shell/FramedPage.svelte").then(({ default: FramedPage }) => {
    place.replaceChildren();
    mount(FramedPage, { target: place });
  });
} else if (place) {
  const app = new AppContext();
  const asked = location.hash;
  const fetched = fetchFirst(readHash(pageHash(asked)), app);
  // What stands in the HTML is shown first, even where the app comes within the same frame.
  const stands = document.documentElement.dataset["page"] === "home" || place.querySelector(".lesson") !== null;
  const shown = stands && !document.hidden ? Promise.race([firstPaint(), after(longestPaintMs)]) : null;
  void Promise.all([Promise.race([fetched.complete, after(longestWaitMs)]), shown]).then(() => {
    // The links of the first paint work already.
    const { content } = location.hash === asked ? fetched : fetchFirst(readHash(pageHash(location.hash)), app);
    const opening = place.querySelector(".first-paint:has(.lesson)");
    if (!opening) place.replaceChildren();
    // Behind a lesson's opening, which stays as long, the shell is made in one task and the page in the next.
    place.toggleAttribute("data-behind", opening !== null);
    const first = opening ? content.then((page) => nextTask().then(() => page)) : content;
    mount(App, { target: place, props: { app, first } });
    if (opening)
      void first
        .then(nextTask, () => {})
        .then(() => {
          opening.remove();
          place.removeAttribute("data-behind");
        });
  });
}
