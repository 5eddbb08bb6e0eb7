/** Drawn for this project in a 20 px box with a 1.5 px stroke. `line` is stroked, `solid` is filled. */
export interface Drawing {
  readonly line?: string;
  readonly solid?: string;
}

/** Those that every page has; what a single page shows is drawn there. */
export const icons = {
  play: { solid: "M6 3.8v12.4L16.2 10z" },
  pause: { solid: "M5.5 4h3.2v12H5.5zM11.3 4h3.2v12h-3.2z" },
  step: { line: "M4 4.5v11L12 10zM16 4v12" },
  rewind: { line: "M4 4v12M16 4.5v11L7 10z" },
  reset: { line: "M4.2 10a5.8 5.8 0 1 0 1.9-4.3M4 3v4h4" },
  tick: { line: "m4 10.5 4 4 8-9" },
  circle: { line: "M10 4a6 6 0 1 1 0 12a6 6 0 1 1 0-12" },
  done: { line: "M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 1 1 0-14.5m-3.4 7.45 2.4 2.4 4.5-5" },
  chip: {
    line: "M6.5 5h7A1.5 1.5 0 0 1 15 6.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 5 13.5v-7A1.5 1.5 0 0 1 6.5 5M8 2.5V5M12 2.5V5M8 15v2.5M12 15v2.5M2.5 8H5M2.5 12H5M15 8h2.5M15 12h2.5",
  },
  arrow: { line: "M3.5 10h13M11.5 5l5 5-5 5" },
  menu: { line: "M3 7h14M3 13h14" },
  plus: { line: "M4 10h12M10 4v12" },
  minus: { line: "M4 10h12" },
  grab: { solid: "M6.5 4h2v2h-2zM11.5 4h2v2h-2zM6.5 9h2v2h-2zM11.5 9h2v2h-2zM6.5 14h2v2h-2zM11.5 14h2v2h-2z" },
  download: { line: "M10 3v10M5.5 8.5 10 13l4.5-4.5M3.5 16.5h13" },
  upload: { line: "M10 13V3M5.5 7.5 10 3l4.5 4.5M3.5 16.5h13" },
  undo: { line: "M7 3.5 3.5 7 7 10.5M3.5 7H12a4.5 4.5 0 0 1 0 9H7" },
  redo: { line: "M13 3.5 16.5 7 13 10.5M16.5 7H8a4.5 4.5 0 0 0 0 9h5" },
  lock: { line: "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v2" },
  unlock: { line: "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 5.8-1M10 12v2" },
  warning: { line: "M10 3 18 16.5H2zM10 8v4", solid: "M9.1 13.4h1.8v1.6h-1.8z" },
  info: { line: "M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 1 1 0-14.5M10 9v5", solid: "M9.1 5.7h1.8v1.8h-1.8z" },
  close: { line: "m4.5 4.5 11 11M15.5 4.5l-11 11" },
  table: { line: "M3 4h14v12H3zM3 8h14M3 12h14M8.5 4v12" },
  share: { line: "M11.5 4H16v4.5M16 4l-7.5 7.5M13.5 11.5V16H4V6.5h4.5" },
  offline: { line: "M2.5 7.5a11 11 0 0 1 15 0M5.3 10.8a7 7 0 0 1 9.4 0M3 3l14 14", solid: "M9 14h2v2H9z" },
  trash: { line: "M3.5 5.5h13M8 5.5V3h4v2.5M5.5 5.5l.7 11.5h7.6l.7-11.5" },
  file: { line: "M5 2.5h7L15.5 6v11.5H5zM12 2.5V6h3.5" },
  search: { line: "M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11M12.6 12.6 17 17" },
  copy: { line: "M7 7h9.5v9.5H7zM4.5 13H3.5V3.5H13v1" },
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof icons;
export const drawingOf = (icon: IconName | Drawing): Drawing => (typeof icon === "string" ? icons[icon] : icon);
