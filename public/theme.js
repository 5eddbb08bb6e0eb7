// Runs before the first paint. A file of its own: the CSP allows no inline script.

// A chosen theme does not flash.
try {
  var theme = localStorage.getItem("learning-curve.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied in a sandboxed or cross-site frame: the system's theme holds.
}

// What the page wants first is asked for beside the app itself, not after it. The build lists it; without the list it is later, no more.
try {
  var list = JSON.parse(document.querySelector('meta[name="early-files"]').content);
  var lesson = /^#\/lesson\/([\w-]+)/.exec(location.hash);
  var isHome = !/^#\/./.test(location.hash);
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
  // The files are asked for when the app wants them.
}
