// Runs before the first paint, so that a chosen theme does not flash. No inline script: the CSP allows none.
try {
  // An embed keeps nothing and reads nothing that is kept: its address says the theme.
  var theme =
    "embed" in document.documentElement.dataset
      ? new URLSearchParams(location.search).get("theme")
      : localStorage.getItem("learning-curve.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's theme holds.
}

// What the page wants first (scripts/vite-early-files.ts lists it) is asked for beside the app, not after it.
try {
  var list = JSON.parse(document.querySelector('meta[name="early-files"]').content);
  var lesson = /^#\/lesson\/([\w-]+)/.exec(location.hash);
  var isHome = !/^#\/./.test(location.hash);
  // What the HTML shows until the app has come.
  if (isHome || lesson) document.documentElement.dataset.page = isHome ? "home" : "lesson";
  if (lesson) {
    var reading = new MutationObserver(() => {
      var opening = document.querySelector('.first-paint > [data-lesson="' + lesson[1] + '"]');
      if (!opening) return;
      reading.disconnect();
      document.querySelector(".first-paint > .course").replaceWith(opening.content);
    });
    reading.observe(document.documentElement, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => reading.disconnect());
  }
  for (var file of lesson ? [...list.lesson, ...(list.texts[lesson[1]] ?? [])] : isHome ? list.home : []) {
    var link = document.createElement("link");
    var isStyle = file.endsWith(".css");
    link.rel = isStyle ? "preload" : "modulepreload";
    if (isStyle) link.as = "style";
    link.crossOrigin = "";
    link.href = file;
    document.head.append(link);
  }
} catch {
  // No list: the app asks when it wants them.
}
