const counted = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];

/** What the page frame and the first paint say of the course; the rest of its page is in course-page.ts. */
export const home = {
  title: "Learning Curve: train it, break it, fix it",
  lead: (written: number) =>
    `${counted[written] ?? written} ${written === 1 ? "lesson follows" : "lessons follow"} a model from raw data to deployment. Whatever you train here is really trained: in this browser, on this machine, with nothing recorded in advance.`,
  /** Short names of the chapters, for the columns under the curve. */
  chapters: {
    "0-start": "Start",
    "1-prepare": "Prepare",
    "2-select": "Select",
    "3-train": "Train",
    "4-validate": "Validate",
    "5-deploy": "Test & deploy",
    "6-challenges": "Challenges",
    "7-future": "Future",
    "8-project": "Project",
  } as Readonly<Record<string, string>>,
};
