import { grouped } from "../grouped";
import { cellText, type Column } from "../table";
import { textHash } from "./row-order";

/**
 * Rows by their group, the groups in the order of their hashes. A row without a group is one of its own.
 * @returns row indices of each group
 */
export function groupsOf(rows: readonly number[], group: Column, sourceRows: Int32Array, seed: number): number[][] {
  const groups = grouped(rows, (row) => {
    const label = cellText(group, row);
    // The mark keeps a row without a group from meeting a group of that name.
    return label === null ? `row ${sourceRows[row]}` : `group ${label}`;
  });
  const hash = textHash(seed);
  const order = [...groups].map(([key, members]) => ({ key, members, hash: hash(key) }));
  order.sort((a, b) => a.hash - b.hash || (a.key < b.key ? -1 : 1));
  return order.map(({ members }) => members);
}

/** Whole groups, each to the part that has least of what it is due. @returns row indices of each part */
export function byGroup(groups: readonly number[][], fractions: readonly number[]): number[][] {
  const rows = groups.reduce((sum, { length }) => sum + length, 0);
  const parts: number[][] = fractions.map(() => []);
  for (const members of groups) {
    const filled = parts.map((part, index) => {
      const due = (fractions[index] as number) * rows;
      return due === 0 ? Infinity : part.length / due;
    });
    const [least] = filled
      .map((share, index) => ({ share, index }))
      .sort((a, b) => a.share - b.share || a.index - b.index);
    for (const row of members) parts[least?.index ?? 0]?.push(row);
  }
  return parts;
}
