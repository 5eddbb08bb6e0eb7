import { spellingKey } from "../apply-cells";

/** Scales by their words, lowest first; words of one rank are divided by a bar. Keys as `spellingKey` makes them. */
const scales = [
  "verylow lowest|verylow low belowaverage lowmedium medium|moderate|mid|middle|average|normal mediumhigh|aboveaverage high veryhigh|highest extreme",
  "tiny|xxsmall xsmall|extrasmall small medium|mid|regular large|big xlarge|extralarge xxlarge|huge",
  "xxxs xxs xs s m l xl xxl|2xl xxxl|3xl xxxxl|4xl",
  "stronglydisagree|fullydisagree|disagreestrongly disagree|mostlydisagree somewhatdisagree|slightlydisagree|ratherdisagree neutral|neither|neitheragreenordisagree|undecided|notsure somewhatagree|slightlyagree|ratheragree agree|mostlyagree stronglyagree|fullyagree|agreestrongly",
  "verydissatisfied dissatisfied|unsatisfied somewhatdissatisfied neutral|neither somewhatsatisfied satisfied verysatisfied",
  "terrible|awful|verybad|verypoor bad|poor fair|mediocre average|ok|okay|acceptable|satisfactory good verygood excellent|outstanding",
  "fair good verygood premium ideal",
  "i3 i2 i1 si2 si1 vs2 vs1 vvs2 vvs1 if fl",
  "never almostnever rarely|seldom sometimes|occasionally often|frequently usually|mostly almostalways always",
  "none|no|absent mild|minor|slight moderate severe|serious|major critical|verysevere",
  "unlikely|veryunlikely possible likely|probable verylikely|certain",
  "novice|beginner|basic elementary intermediate upperintermediate advanced expert|proficient",
  "bronze silver gold platinum diamond",
  "baby|infant toddler child|kid teen|teenager|adolescent youngadult adult middleaged senior|elderly|old",
  "freshman sophomore junior senior",
  "primary|primaryschool secondary|secondaryschool|highschool college|somecollege bachelor|bachelors|undergraduate|graduate|university master|masters|postgraduate doctorate|phd|doctoral",
  "morning noon|midday afternoon evening night",
  "cold cool mild|lukewarm warm hot",
  "veryslow slow medium|normal fast veryfast",
  "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun",
  "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec",
  "none|zero one two three four five six seven eight nine|nineormore ten|tenormore",
  "first second third fourth fifth sixth seventh eighth ninth tenth",
];

/** Of two labels it does not matter which is the lower. */
const fewestRanks = 3;
const mostLabels = 100;

/**
 * Labels in the order that their words or numbers give them, lowest first: low, medium, high; months; "10-19", "20-29",
 * "30+". null where they have none.
 */
export function orderOf(labels: readonly string[]): string[] | null {
  return labels.length > mostLabels ? null : (byWords(labels) ?? byIntervals(labels));
}

function byWords(labels: readonly string[]): string[] | null {
  const keys = labels.map(spellingKey);
  for (const scale of scales) {
    const rankOf = new Map(scale.split(" ").flatMap((words, rank) => words.split("|").map((word) => [word, rank])));
    const ranks = keys.map((key) => rankOf.get(key));
    if (ranks.some((rank) => rank === undefined) || new Set(ranks).size < fewestRanks) continue;
    return inOrderOf(labels, (at) => ranks[at] ?? 0);
  }
  return null;
}

const number = String.raw`[$€£]?\s*(\d[\d.,]*?)\s*([kKmM])?`;
const fromTo = new RegExp(
  String.raw`^[[(]?\s*${number}\s*(?:-|–|—|to|,|\.\.)\s*${number}\s*[\])]?(?:\s*\p{L}+)?$`,
  "u",
);
const below = [
  new RegExp(String.raw`^(?:<|≤|<=|under|below|less than|up to)\s*${number}(?:\s*\p{L}+)?$`, "iu"),
  new RegExp(String.raw`^-${number}[)\]]$`, "u"),
];
const above = [
  new RegExp(String.raw`^(?:>|≥|>=|over|above|more than)\s*${number}(?:\s*\p{L}+)?$`, "iu"),
  new RegExp(String.raw`^${number}\s*(?:\+|(?:and|or) (?:over|more|above|older))$`, "iu"),
  new RegExp(String.raw`^[[(]${number}-$`, "u"),
];

function byIntervals(labels: readonly string[]): string[] | null {
  const intervals = labels.map((label) => intervalOf(label.trim()));
  if (labels.length < fewestRanks || intervals.some((interval) => interval === null)) return null;
  const ends = intervals.flatMap((interval) => (interval ? [interval] : []));
  const order = inOrderOf(labels, (at) => ends[at]?.[0] ?? 0);
  const sorted = [...ends].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  // Bins do not overlap but at their ends; what does is no scale: "2-4", "3-3", match scores.
  return sorted.every(([from], at) => at === 0 || from >= (sorted[at - 1]?.[1] ?? 0)) ? order : null;
}

/** The ends of an interval; null where the label is none. */
function intervalOf(label: string): [number, number] | null {
  const both = fromTo.exec(label);
  if (both) {
    const [from, to] = [sizeOf(both[1], both[2] ?? both[4]), sizeOf(both[3], both[4])];
    return from !== null && to !== null && from <= to ? [from, to] : null;
  }
  const matching = (some: readonly RegExp[]) => some.map((one) => one.exec(label)).find((match) => match !== null);
  const open = matching(below);
  const end = sizeOf(open?.[1], open?.[2]);
  if (end !== null) return [-Infinity, end];
  const least = matching(above);
  const start = sizeOf(least?.[1], least?.[2]);
  return start === null ? null : [start, Infinity];
}

function sizeOf(digits: string | undefined, suffix: string | undefined): number | null {
  if (digits === undefined) return null;
  // A comma before three digits groups thousands.
  const size = Number(digits.replace(/,(?=\d{3}\b)/g, "").replace(",", "."));
  if (Number.isNaN(size)) return null;
  return size * (suffix === undefined ? 1 : suffix.toLowerCase() === "k" ? 1e3 : 1e6);
}

const inOrderOf = (labels: readonly string[], rank: (at: number) => number): string[] =>
  [...labels.keys()].sort((a, b) => rank(a) - rank(b) || a - b).map((at) => labels[at] ?? "");
