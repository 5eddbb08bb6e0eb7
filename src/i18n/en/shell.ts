export const shell = {
  skip: "Skip to the content",
  site: "Site",
  menu: "Menu",
  home: "Learning Curve: the course",
  place: (n: number, of: number) => `Learning Curve: the course, you are at lesson ${n} of ${of}`,
  where: (n: number) => `lesson ${n}`,
  whereOf: (of: number) => ` of ${of}`,
  links: {
    labs: "Labs",
    work: "My work",
    instructors: "For instructors",
    settings: "Settings",
    contents: "Contents",
    glossary: "Glossary",
    about: "About",
  },
  /** For the window's title. */
  titles: {
    labs: "Labs",
    points: "Points",
    table: "Your own data",
    work: "My work",
    instructors: "For instructors",
    preview: "Try your lesson here",
    settings: "Settings",
    glossary: "Glossary",
    about: "About",
    unknown: "No curve leads here",
  },
  saved: "Saved here",
  savedShort: "Saved",
  saving: "Saving",
  notKept: "Not kept: this window keeps nothing",
  notSaved: "Not saved",
  readOnly: "Open in another tab",
  reload: "Reload",
  updateText: "A newer Learning Curve is here. Taking it reloads this page; your work is kept.",
  updateWaits: "The newer Learning Curve comes when the training in this or another tab has ended.",
  update: "Take it now",
  replaced:
    "Learning Curve was updated in another tab. This tab goes on as it is; reload it when you like, your work is kept.",
  /** A part of the page, a dialog perhaps, did not come. */
  missing: {
    unreachable:
      "A part of this page is not on this device, and the server does not answer. What you see goes on; reload when the network is back.",
    newer:
      "A newer Learning Curve is out, and the server no longer has a part of this page. Reload to go on with the newer one; your work is kept.",
    unknown: "A part of this page did not load. Reload to try again; your work is kept.",
  },
  offline: "Offline",
  worksOffline: "works offline",
  loading: (page: string) => `Loading ${page}`,
  failed: {
    title: "This page did not load",
    why: {
      unreachable:
        "It is not on this device yet, and the server does not answer: you are offline, or it is down. Your work is safe in this browser. This page comes by itself when the network is back.",
      newer:
        "A newer Learning Curve is out, and the server no longer has this part of the one you opened. Reload to go on with the newer one; your work is safe in this browser.",
      unknown: "The server did not give it. Your work is safe in this browser.",
    },
    again: "Try again",
    home: "To the course",
  },
  broken: {
    title: "Something went wrong on this page",
    text: "This is a fault in Learning Curve, not in your work, which is safe in this browser. The rest of the course still opens.",
    details: "What happened",
  },
};
