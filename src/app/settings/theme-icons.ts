import type { Drawing } from "../../ui/icons";

export const themeIcons = {
  sun: {
    line: "M10 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
  },
  moon: { line: "M16.5 12A7 7 0 1 1 8 3.5a5.6 5.6 0 0 0 8.5 8.5" },
  system: { line: "M3 4h14v10H3zM7.5 17h5M10 14v3" },
} as const satisfies Record<string, Drawing>;
