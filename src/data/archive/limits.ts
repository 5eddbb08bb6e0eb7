/** What an archive may be; past it, reading is refused with the number. */
export const archiveLimits = {
  files: 20_000,
  unpackedBytes: 500_000_000,
  /** Unpacked to packed: text reaches 20, a bomb 1000. Counts from so many unpacked bytes on. */
  ratio: 200,
  bytesBeforeRatioCounts: 5_000_000,
  picturePixels: 25_000_000,
  textCharacters: 1024 * 1024,
  soundSeconds: 600,
} as const;
