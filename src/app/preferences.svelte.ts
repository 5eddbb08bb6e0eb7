export type Theme = "system" | "light" | "dark";
export type Motion = "system" | "reduce";

const themeKey = "learning-curve.theme"; // read before the first paint by public/theme.js
const motionKey = "learning-curve.motion";

/** Kept in localStorage, not with the rest: it must be known before the first paint. */
export class Preferences {
  theme = $state<Theme>(read(themeKey, ["light", "dark"]) ?? "system");
  motion = $state<Motion>(read(motionKey, ["reduce"]) ?? "system");

  constructor() {
    this.#apply();
  }
  setTheme(theme: Theme): void {
    this.theme = theme;
    write(themeKey, theme);
    this.#apply();
  }
  setMotion(motion: Motion): void {
    this.motion = motion;
    write(motionKey, motion);
    this.#apply();
  }
  #apply(): void {
    set("theme", this.theme);
    set("motion", this.motion);
  }
}

function set(name: "theme" | "motion", value: string): void {
  if (value === "system") delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
}
function read<T extends string>(key: string, known: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(key);
    return known.find((each) => each === value) ?? null;
  } catch {
    return null; // denied in a sandboxed frame: the system's choice holds
  }
}
function write(key: string, value: string): void {
  try {
    if (value === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // denied: it holds until the page is left
  }
}
