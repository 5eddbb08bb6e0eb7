/** What every GPT of the benchmarks is, whoever trains it. */
export const texts = 16;
export const places = 64;
export const width = 128;
export const heads = 4;
export const layers = 4;
export const symbols = 65;
export const rows = texts * places;
