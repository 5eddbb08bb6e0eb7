const subtle = (): SubtleCrypto | undefined => (globalThis.crypto as { subtle?: SubtleCrypto }).subtle;

/** Whether a file's key says what is in it: a page that is not secure has no SHA-256. */
export const hasDigest = (): boolean => subtle() !== undefined;

/** SHA-256 in hex; where the page is not secure and there is none, a name that nothing else has. */
export async function fileKey(bytes: ArrayBuffer): Promise<string> {
  const digest = (await subtle()?.digest("SHA-256", bytes)) ?? crypto.getRandomValues(new Uint8Array(32)).buffer;
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
