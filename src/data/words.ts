/** Words of a text: lower case, two letters or digits at least. Source: scikit-learn's CountVectorizer. */
export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
