import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommand } from "./command.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chrome or Chromium on this machine (CHROME_PATH first), or null. */
export function findChrome() {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  const candidates = [process.env.CHROME_PATH ?? "", ...onPath, ...fixedPlaces, ...playwrightBrowsers()];
  return candidates.find(isExecutable) ?? null;
}

/** Finds a browser, or gets one: the distribution's as root, else Playwright's. Exits with one sentence if neither works. */
export async function ensureChrome() {
  const found = findChrome();
  if (found) return found;
  console.error("No Chrome or Chromium found; getting one …");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await runCommand("apt-get", ["update"], { output: "stderr" });
    await runCommand("apt-get", ["install", "-y", "chromium"], {
      output: "stderr",
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  } else {
    await runCommand("npx", ["playwright", "install", "chromium"], { output: "stderr" });
  }
  const installed = findChrome();
  if (installed) return installed;
  console.error("The tests need a browser: install Chromium or Chrome, or set CHROME_PATH to the one you have.");
  process.exit(1);
}

/**
 * What a test browser goes without. Playwright's own list stands first, since only the last list counts; then the two pages
 * that wait behind the address bar of every context, in a process of their own, and the process that waits for the next
 * site: more than half of what opening a page costs.
 */
const withoutFeatures = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"],
];

const quietFlags = [
  "--no-sandbox", // root in a container
  "--disable-background-networking",
  "--disable-dev-shm-usage",
  "--no-first-run",
];

/**
 * Launch flags of every test browser. WebGPU runs on SwiftShader, a software adapter: slow, but its numbers are right.
 */
export const chromeFlags = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  `--disable-features=${withoutFeatures.join(",")}`,
  ...quietFlags,
];

/** Launch flags of a browser that measures the machine's own graphics card. */
export const cardFlags = [
  "--enable-unsafe-webgpu",
  "--ignore-gpu-blocklist",
  "--enable-features=Vulkan",
  "--use-angle=vulkan",
  ...quietFlags,
];

function playwrightBrowsers() {
  const folders = [
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? "",
    path.join(os.homedir(), ".cache/ms-playwright"),
    path.join(os.homedir(), "Library/Caches/ms-playwright"),
  ];
  const inside = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"];
  return folders
    .filter((folder) => folder && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((entry) => /^chromium-\d/.test(entry))
        .map((entry) => path.join(folder, entry)),
    )
    .flatMap((folder) => inside.map((file) => path.join(folder, file)));
}

/** @param {string} file */
function isExecutable(file) {
  if (!file) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
