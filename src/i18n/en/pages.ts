const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const pages = {
  settings: {
    title: "Settings",
    lead: "These hold for this browser on this device.",
    look: "Look",
    theme: "Theme",
    themes: { system: "As the system", light: "Light", dark: "Dark" },
    motion: "Motion",
    motions: { system: "As the system", reduce: "As little as possible" },
    motionLine: "With little motion, drawings change once an epoch instead of all the time.",
    language: "Language",
    languageLine: "English is the only language so far.",
    kept: "What is kept here",
    keptLine:
      "Your progress, experiments, models and files are kept in this browser and nowhere else. Nothing is sent anywhere.",
    storage: "Room used",
    used: (used: string, quota: string) => `${used} of about ${quota} that this browser allows`,
    usedUnknown: "This browser does not tell.",
    persistent: "The browser keeps it until you remove it.",
    notPersistent: "The browser may clear it if the disk gets full. Save a file now and then.",
    askPersistent: "Ask the browser to keep it",
    carry: "Take it to another device",
    carryLine:
      "One file holds everything. Reading it elsewhere merges it with what is there; nothing is overwritten by something older.",
    exportAll: "Save everything as a file",
    importAll: "Read such a file",
    importHint: "A .zip that Learning Curve wrote. Or drop it here.",
    imported: (added: number, merged: number) =>
      `Read: ${plural(added, "record", "records")} added, ${merged} merged with what was here.`,
    fileName: "learning-curve-everything.zip",
    exported: "The file is in your downloads.",
    remove: "Remove everything",
    removeLine:
      "Takes away all progress, runs, models and files of Learning Curve from this browser. The course itself stays.",
    removeAsk: "Remove everything from this browser?",
    removeText:
      "Your progress, experiments, runs, models and files are removed from this browser. This cannot be undone. Save them as a file first if you may want them back.",
    removeYes: "Remove everything",
    removed: "Everything was removed.",
    setAside: (n: number) =>
      `${plural(n, "record", "records")} could not be read and ${n === 1 ? "was" : "were"} set aside.`,
    setAsideSave: "Save them as a file",
    offline: "Offline",
  },
  labs: {
    title: "Labs",
    lead: "The benches of the course without a lesson around them. Nothing is graded, and nothing can break.",
    open: "Open the lab",
    points: {
      title: "Points",
      text: "Draw two or more clouds of points, build a small network, and watch every unit find its line while it trains.",
    },
    table: {
      title: "Your own table",
      text: "Drop a CSV, choose what to predict, and take it through all five steps: prepare, select, train, validate, deploy.",
    },
    more: "More labs come with their lessons: trees, images, sequences, reinforcement.",
    pointsLead: "Click into the field to add points. The bench is yours: change anything, at any time.",
    starting: "The bench did not open",
    panes: "Parts of the bench",
  },
  work: {
    title: "My work",
    lead: "Everything you made here. It is kept in this browser and nowhere else.",
    empty: "Nothing here yet",
    emptyText:
      "What you train in a lesson or a lab appears here by itself: its curve, its model, and the data it learned from.",
    emptyStart: "Start with the first lesson",
    benches: "Experiments",
    benchesSummary: (n: number) => plural(n, "experiment", "experiments"),
    lesson: (title: string) => `From the lesson “${title}”`,
    lab: "From the points lab",
    shared: "A shared experiment",
    own: "Your own data",
    runs: (n: number) => plural(n, "run", "runs"),
    best: (metric: string, value: string) => `validation ${metric} ${value}`,
    parameters: (n: string) => `${n} parameters`,
    saved: (when: string) => `last changed ${when}`,
    goOn: "Go on",
    remove: "Remove",
    removeAsk: (what: string) => `Remove “${what}”?`,
    removeText: "It is removed from this browser. This cannot be undone.",
    experimentFile: "Save the experiment",
    files: "Files",
    filesLine: "Tables of your own. They never leave this device.",
    size: (size: string) => size,
    saveFile: "Save a copy",
    lessons: "Lessons",
    lessonsDone: (done: number, all: number) => `${done} of ${all} done`,
    carry: "As one file",
    carryLine: "Everything on this page and your progress, for another device or for safe keeping.",
    more: "More about what is kept",
  },
  instructors: {
    title: "For instructors",
    lead: "Everything here runs in your students' browsers. There are no accounts, nothing to install, and nothing they do is sent to you or to us.",
    link: "Send your class to a lesson",
    linkLine:
      "Every lesson has an address of its own, and every lesson can be entered cold, with its own starting point.",
    lesson: "Lesson",
    experiment: "Send an experiment",
    experimentLine:
      "On any bench, “Share” gives an address that carries the whole experiment: its data where that is on the shelf or is small, its preparation, its model, its seed. Whoever opens it has the same bench and, on the same backend, gets the same run.",
    experimentFile:
      "With a file of your own the address carries only its name, size and hash. Your students are asked for the file.",
    write: "Write a lesson",
    writeLine:
      "A lesson is one Markdown file: prose, questions, and the names of the widgets to place. Checks are named and take numbers; they are graded on the student's real run.",
    writeSample: "A step with a question and a check",
    preview: "Try your lesson here",
    previewLine:
      "Drop a Markdown file. It is read on this device, shown as your students would see it, and any mistake appears with its line.",
    previewOpen: "Open the preview",
    host: "Host it yourself",
    hostLine:
      "The built app is a folder of static files. It works under any path of any web server, and once opened it works without one. It sets its own content security policy.",
    class: "In class",
    classPoints: [
      "A lesson takes 10 to 20 minutes and ends with a check on the student's own run.",
      "Wrong answers are met with the reason. Hints cost nothing; “not attempted” is not “failed”.",
      "Students can carry their work home as one file, from My work.",
      "After the first visit the lessons work without a network: open them once before class.",
    ],
  },
  glossary: {
    title: "Glossary",
    lead: "The field's terms as the lessons use them.",
    find: "Find a term",
    none: (query: string) => `No term has “${query}” in it.`,
    count: (n: number) => plural(n, "term", "terms"),
    empty: "The glossary is not written yet.",
    failed: "The glossary did not load.",
  },
  about: {
    title: "About",
    lead: "Learning Curve is a lab notebook for learning machine learning. Every model in it is trained for real, on the device it runs on.",
    privacy: "What leaves this device",
    privacyLine:
      "Nothing. No account, no analytics, no cookies. Data you open, pictures you draw and models you train stay in this browser until you save or remove them.",
    licences: "Licences",
    code: "The code is free software under the MIT licence.",
    fonts: "Type: Source Serif 4 by Adobe and Instrument Sans by Instrument, both under the SIL Open Font License 1.1.",
    libraries:
      "Built on TensorFlow.js (Apache 2.0), Svelte, comlink, valibot, Papa Parse, idb, fflate and D3's scales and shapes (MIT, Apache 2.0, ISC).",
    data: "Data",
    penguins:
      "Palmer penguins: Horst, Hill and Gorman (2020), measured by Kristen Gorman and the Palmer Station LTER. CC0.",
    colour: "Colour",
    colourLine:
      "Classes: Okabe and Ito (2008). Fields: cividis, Nuñez, Anderton and Renslow (2018). Chosen to be told apart with any colour vision.",
  },
};
