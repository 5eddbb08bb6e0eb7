/** What a spreadsheet would run as a formula; it also knows the wide signs. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Text as a CSV field: an apostrophe stands before what a spreadsheet would run. Source: RFC 4180; OWASP, CSV injection. */
export function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether `csvField` would put an apostrophe before one of these labels. */
export const hasFormula = (labels: readonly string[]): boolean => labels.some((label) => formula.test(label));
