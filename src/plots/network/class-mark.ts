/**
 * The mark of a class, a shape each (tokens.css names them): circle, triangle, square, diamond, plus, cross, star.
 * @returns an SVG path around (x, y); `radius` is the circle's.
 */
export function classMark(index: number, x: number, y: number, radius: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * radius)} ${round(y + dy * radius)}`;
  const polygon = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([dx, dy]) => at(dx, dy)).join("L")}Z`;
  switch (index % 7) {
    case 0:
      return `M${at(-1, 0)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
    case 1:
      return polygon([
        [0, -1.25],
        [1.2, 0.87],
        [-1.2, 0.87],
      ]);
    case 2:
      return polygon([
        [-0.9, -0.9],
        [0.9, -0.9],
        [0.9, 0.9],
        [-0.9, 0.9],
      ]);
    case 3:
      return polygon([
        [0, -1.3],
        [1.15, 0],
        [0, 1.3],
        [-1.15, 0],
      ]);
    case 4:
      return polygon(plus);
    case 5:
      return polygon(plus.map(([dx, dy]) => [(dx - dy) * Math.SQRT1_2, (dx + dy) * Math.SQRT1_2]));
    default:
      return polygon(
        Array.from({ length: 10 }, (_, i) => {
          const reach = i % 2 ? 0.6 : 1.4;
          return [reach * Math.sin((i * Math.PI) / 5), -reach * Math.cos((i * Math.PI) / 5)] as const;
        }),
      );
  }
}

const arm = 0.42;
const reach = 1.25;
const plus: readonly (readonly [number, number])[] = [
  [-arm, -reach],
  [arm, -reach],
  [arm, -arm],
  [reach, -arm],
  [reach, arm],
  [arm, arm],
  [arm, reach],
  [-arm, reach],
  [-arm, arm],
  [-reach, arm],
  [-reach, -arm],
  [-arm, -arm],
];

const round = (value: number): number => Math.round(value * 100) / 100;
