/** What a table may be: past it, reading is refused with the number. */
export const csvLimits = {
  bytes: 200 * 1024 * 1024,
  rows: 2_000_000,
  columns: 2000,
  fieldLength: 1024 * 1024,
} as const;
