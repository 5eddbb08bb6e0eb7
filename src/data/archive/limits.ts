export interface ZipLimits {
  readonly files: number;
  readonly unpackedBytes: number;
  /** A file that unpacks to more bytes may be 200 times as large as packed, no more: text reaches 20, a bomb 1000. */
  readonly bytesBeforeRatioCounts: number;
}
export const mostRatio = 200;

/** What an archive of data may be; past it, reading is refused with the number. */
export const archiveLimits = {
  files: 20_000,
  unpackedBytes: 500_000_000,
  bytesBeforeRatioCounts: 5_000_000,
  picturePixels: 25_000_000,
  textCharacters: 1024 * 1024,
  soundSeconds: 600,
} as const;
