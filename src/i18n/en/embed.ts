export const embed = {
  continue: "Continue in the full app",
  newTab: "opens in a new tab",
  blocked: "This page does not let its frames open a tab. Copy this address and open it yourself:",
  address: "The address in the full app",
  notices: "About the address of this frame",
  failed: "This part of Learning Curve could not be fetched. Reload the page when you are connected.",
  openApp: "Open Learning Curve",
  framed: {
    title: "Learning Curve does not run inside another page",
    text: "The whole app keeps your work in this browser, so it opens in a tab of its own. For a page of yours there is an embed of every lesson and lab; the instructors’ page makes its code.",
    open: "Open it in a new tab",
  },
  brought: {
    question: "This link brings another state of this lesson. Using it replaces what you have done here.",
    use: "Use what the link brings",
    keep: "Keep mine",
    used: "What the link brought is on the bench.",
  },
};
