// `npm run icons`: draws the app's icons (SVG) and renders the sizes that an installed app needs (PNG).
// The mark is a falling loss curve with a point where the learner stands.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { projectRoot } from "./command.mjs";
import { chromeFlags, ensureChrome } from "./find-chrome.mjs";

const paper = "#f5f7f4";
const grid = "#d3e1dc";
const pencil = "#ac1d3f";

/** @param {{ cornerRadius: number, inset: number }} shape inset: share of the side kept free on each edge */
function drawIcon({ cornerRadius, inset }) {
  const size = 512;
  const left = size * inset;
  const span = size * (1 - 2 * inset);
  const floor = 0.82;
  /** @param {number} t from 0 to 1 @returns {[number, number]} */
  const at = (t) => [left + span * t, left + span * (0.06 + (floor - 0.06) * (1 - Math.exp(-4.2 * t)))];
  const steps = Array.from({ length: 25 }, (_, index) => index / 24);
  /** @param {number} value */
  const short = (value) => value.toFixed(1);
  const curve = steps.map((t, index) => `${index === 0 ? "M" : "L"}${at(t).map(short).join(" ")}`).join("");
  const lines = [1, 2, 3, 4, 5]
    .map((index) => short((size * index) / 6))
    .map((place) => `M${place} 0V${size}M0 ${place}H${size}`)
    .join("");
  const [pointX, pointY] = at(0.3).map(short);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">
  <defs><clipPath id="sheet"><rect width="${size}" height="${size}" rx="${cornerRadius}"/></clipPath></defs>
  <g clip-path="url(#sheet)" fill="none">
    <rect width="${size}" height="${size}" fill="${paper}"/>
    <path d="${lines}" stroke="${grid}" stroke-width="4"/>
    <path d="${curve}" stroke="${pencil}" stroke-width="34" stroke-linecap="round" stroke-linejoin="round"/>
    <circle cx="${pointX}" cy="${pointY}" r="52" fill="${pencil}" stroke="${paper}" stroke-width="14"/>
  </g>
</svg>
`;
}

const folder = path.join(projectRoot, "public/icons");
await mkdir(folder, { recursive: true });
const icon = drawIcon({ cornerRadius: 96, inset: 0.16 });
const maskable = drawIcon({ cornerRadius: 0, inset: 0.26 }); // within the safe circle, 80 % of the side
await writeFile(path.join(folder, "icon.svg"), icon);

const browser = await chromium.launch({ executablePath: await ensureChrome(), args: chromeFlags });
for (const [name, svg, size] of /** @type {[string, string, number][]} */ ([
  ["icon-192.png", icon, 192],
  ["icon-512.png", icon, 512],
  ["maskable-512.png", maskable, 512],
])) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
  );
  await page.screenshot({ path: path.join(folder, name), omitBackground: true });
  await page.close();
}
await browser.close();
