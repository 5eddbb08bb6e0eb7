/** Houses: price follows size, with a column that always says the same, a gap, and a unit that strays. */
export function houses(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const size = 40 + ((i * 37) % 160);
    const place = ["town", "Town", "country"][i % 3];
    const shown = i % 23 === 0 ? size / 100 : size;
    return `${i % 17 === 0 ? "" : shown},${place},open,${size > 110 ? "dear" : "cheap"}`;
  });
  return ["size,place,state,price", ...lines].join("\n");
}
