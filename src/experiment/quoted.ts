const longestQuote = 160;

/** What a sentence quotes of what came from outside: enough to recognize it. */
export const quoted = (text: string): string => (text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
