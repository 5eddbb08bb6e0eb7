import path from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { projectRoot } from "../scripts/command.mjs";
import { chromeFlags, ensureChrome } from "../scripts/find-chrome.mjs";
import { serve } from "../scripts/serve.mjs";

export const title = "Lighthouse 12, mobile profile, median of five";

const pages = { Home: "", "First lesson": "#/lesson/first-model" };
const runs = 5;
const categories = { performance: 0.95, accessibility: 1, "best-practices": 1 };

/** @returns {Promise<import("../scripts/verify.mjs").Row[]>} */
export default async function measureLoading() {
  const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
  const rows = [];
  try {
    for (const [name, route] of Object.entries(pages)) {
      const reports = [];
      for (let run = 0; run < runs; run++) reports.push(await auditOnce(`${served.url}/${route}`));
      for (const [category, limit] of Object.entries(categories)) {
        const score = median(reports.map((report) => report.categories[category]?.score ?? 0));
        rows.push({
          what: `${name}: ${category}`,
          figure: String(Math.round(score * 100)),
          limit: limit === 1 ? "100" : `≥ ${limit * 100}`,
          holds: score >= limit,
        });
      }
      const paintMs = median(
        reports.map((report) => report.audits["largest-contentful-paint"]?.numericValue ?? Infinity),
      );
      const shift = median(reports.map((report) => report.audits["cumulative-layout-shift"]?.numericValue ?? Infinity));
      rows.push(
        {
          what: `${name}: largest contentful paint`,
          figure: `${(paintMs / 1000).toFixed(2)} s`,
          limit: "≤ 1.8 s",
          holds: paintMs <= 1800,
        },
        { what: `${name}: cumulative layout shift`, figure: shift.toFixed(3), limit: "≤ 0.05", holds: shift <= 0.05 },
      );
      for (const complaint of complaintsOf(reports[0]))
        rows.push({ what: `${name}: ${complaint}`, figure: "see report" });
    }
  } finally {
    await served.close();
  }
  return rows;
}

/** @param {string} address */
async function auditOnce(address) {
  const chrome = await launch({ chromePath: await ensureChrome(), chromeFlags: ["--headless=new", ...chromeFlags] });
  try {
    const result = await lighthouse(address, {
      port: chrome.port,
      output: "json",
      logLevel: "error",
      onlyCategories: Object.keys(categories),
    });
    if (!result) throw new Error("Lighthouse gave no result.");
    return result.lhr;
  } finally {
    await chrome.kill();
  }
}

/** The audits of accessibility and best practices that did not pass. @param {import("lighthouse").Result | undefined} report */
function complaintsOf(report) {
  if (!report) return [];
  return ["accessibility", "best-practices"]
    .flatMap((category) => report.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id} (${report.audits[id]?.title ?? ""})`);
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
