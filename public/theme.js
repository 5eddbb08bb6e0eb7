// Runs before the first paint. A file of its own: the CSP allows no inline script.

// A chosen theme does not flash.
try {
  var theme = localStorage.getItem("learning-curve.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied in a sandboxed or cross-site frame: the system's theme holds.
}

// A lesson's files are asked for beside the app's own, not after them. The build lists them; a list that is missing costs time, no more.
try {
  var lesson = /^#\/lesson\/([\w-]+)/.exec(location.hash);
  var files = JSON.parse(document.querySelector('meta[name="lesson-files"]').content);
  for (var file of lesson ? [...files["*"], ...(files[lesson[1]] ?? [])] : []) {
    var link = document.createElement("link");
    link.rel = file.endsWith(".css") ? "preload" : "modulepreload";
    if (file.endsWith(".css")) link.as = "style";
    link.crossOrigin = "";
    link.href = file;
    document.head.append(link);
  }
} catch {
  // The files are asked for when the app wants them.
}
