// One policy, in two places: the static server sends it as a header, the build writes it into every HTML file. Who may
// frame a page can only be said in the header.

/** The Content-Security-Policy of every page of the app. Service worker and workers inherit or receive the same one. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' https:",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types svelte-trusted-html learning-curve",
].join("; ");

/**
 * The header of a file: only the embed may stand in a frame. It names no ancestors at all, since even `*` leaves out
 * hosts of no origin: a sandboxed frame of a learning platform, a page opened from a disk.
 * @param {string} file its name or path
 */
export const policyHeader = (file) =>
  /(^|[\\/])embed\.html$/.test(file) ? contentSecurityPolicy : `${contentSecurityPolicy}; frame-ancestors 'none'`;

/**
 * What of the device the app's own pages may ask their user for, and no frame of another origin within them: the camera
 * and the microphone, for examples to learn from. An embed is lent them only where its host says so as well.
 */
export const permissionsPolicy = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
