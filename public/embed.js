// For a page that embeds Learning Curve: gives each of our frames the height of what it holds. Optional; without it the
// frames keep the height in their code. A frame is ours if its address is embed.html beside this script; a message counts
// if it comes from such a frame's window and origin, and says a height as ours do.
(function () {
  "use strict";
  var page = new URL("embed.html", document.currentScript.src);
  var leastPx = 100;
  var mostPx = 20000;

  function isOurs(frame) {
    return frame.src.split(/[?#]/, 1)[0] === page.href;
  }
  function ours() {
    return [].slice.call(document.querySelectorAll("iframe[src]")).filter(isOurs);
  }
  function originOf(frame) {
    var sandbox = frame.getAttribute("sandbox");
    return sandbox === null || /\ballow-same-origin\b/i.test(sandbox) ? page.origin : "null";
  }

  addEventListener("message", function (event) {
    var said = event.data;
    if (typeof said !== "object" || said === null || said.type !== "learning-curve/resize" || said.version !== 1)
      return;
    if (typeof said.height !== "number" || !isFinite(said.height) || said.height <= 0) return;
    ours().forEach(function (frame) {
      if (frame.contentWindow !== event.source || event.origin !== originOf(frame)) return;
      var edges = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = Math.min(mostPx, Math.max(leastPx, Math.ceil(said.height))) + edges + "px";
    });
  });

  // A frame that was there before this script has told its height to nobody.
  ours().forEach(function (frame) {
    frame.contentWindow.postMessage({ type: "learning-curve/measure", version: 1 }, "*");
  });
})();
