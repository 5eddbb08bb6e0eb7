/** The pencil's ring: not quite closed, not quite round. It marks where you are, what is lowest, what is wrong. */
export function pencilRing(x: number, y: number, radius: number): string {
  const at = (dx: number, dy: number) => `${(x + radius * dx).toFixed(1)} ${(y + radius * dy).toFixed(1)}`;
  return `M${at(0.62, -1.02)}C${at(-0.5, -1.5)} ${at(-1.5, -0.4)} ${at(-1.12, 0.5)}C${at(-0.7, 1.4)} ${at(0.9, 1.25)} ${at(1.22, 0.1)}C${at(1.4, -0.8)} ${at(0.4, -1.3)} ${at(-0.35, -1.12)}`;
}
