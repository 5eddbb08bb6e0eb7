import { writeFileSync } from "node:fs";

/** As the shelf keeps a table: quotes only where a cell needs them, missing cells empty. @param {string[]} names @param {unknown[][]} rows */
export function writeTable(names, rows) {
  const cell = (/** @type {unknown} */ value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [names, ...rows].map((row) => row.map(cell).join(","));
  writeFileSync(process.env["table"] ?? "", `${lines.join("\n")}\n`);
}
