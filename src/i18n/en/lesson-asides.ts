/** What a lesson says at times: its dialogs, checks, glossary and preview. */
export const lessonAsides = {
  anew: {
    title: "Start this lesson anew?",
    text: "Your answers and runs in this lesson are put away, and the bench goes back to where the lesson starts. Other lessons keep theirs.",
    yes: "Start anew",
  },
  start: {
    question: (title: string) => `You have work from “${title}”.`,
    own: "Go on with my own work",
    ours: "Start with ours",
    isOwn: "This lesson goes on with your own work.",
    isOurs: "This lesson starts with ours.",
  },
  check: {
    title: "This run so far",
    count: (met: number, all: number) => `${met} of ${all}`,
    met: "met",
    open: "not met yet",
    notAttempted: "not attempted yet",
    allMet: "All of them hold.",
  },
  glossary: {
    all: "All terms",
    missing: "This term has no entry yet.",
  },
  problem: {
    title: (line: number) => `Line ${line}`,
  },
  preview: {
    title: "Preview a lesson",
    lede: "Drop a lesson in Markdown, or write it here. It is read on this device and goes nowhere.",
    source: "The lesson’s Markdown",
    show: "Show it",
    edit: "Edit it",
    files: "Drop a lesson (.md), and its starting Experiment (.json) if there is one",
    problems: (count: number) => (count === 1 ? "One thing is misspelt." : `${count} things are misspelt.`),
    badExperiment: "Until then the lesson starts with two clouds of points.",
  },
};
