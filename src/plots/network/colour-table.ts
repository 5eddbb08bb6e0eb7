/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** 256 colours, each as canvas image data holds it on a little-endian machine: 0xAABBGGRR. */
export type ColourTable = Uint32Array;

const black: Rgb = [0, 0, 0];

/** Reads "#rrggbb" or "#rgb"; black for anything else. */
export function readColour(text: string): Rgb {
  const hex = text.trim().replace("#", "");
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  if (!/^[0-9a-f]{6}$/i.test(full)) return black;
  const value = parseInt(full, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

const packed = ([r, g, b]: Rgb): number =>
  ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/** A table from the colour at every place from 0 to 1. */
export function tableOf(colourAt: (place: number) => Rgb): ColourTable {
  return Uint32Array.from({ length: 256 }, (_, i) => packed(colourAt(i / 255)));
}

/** A table that runs evenly through its stops. */
export function rampTable(stops: readonly Rgb[]): ColourTable {
  return tableOf((place) => {
    const along = place * (stops.length - 1);
    const at = Math.min(stops.length - 2, Math.floor(along));
    return mix(stops[at] ?? black, stops[at + 1] ?? stops[at] ?? black, along - at);
  });
}

/** Writes one pixel a value: `low` and below takes the first colour, `high` and above the last. */
export function paintValues(
  values: Float32Array,
  table: ColourTable,
  low: number,
  high: number,
  pixels: Uint32Array,
): void {
  const scale = 255 / (high - low || 1);
  for (let i = 0; i < pixels.length; i++) {
    const place = ((values[i] ?? 0) - low) * scale;
    pixels[i] = table[place <= 0 ? 0 : place >= 255 ? 255 : Math.round(place)] ?? 0;
  }
}
