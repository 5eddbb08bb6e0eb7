/**
 * The app's one Trusted Types policy. The CSP lets no other be made, and requires one for the two places where an
 * address becomes running code: `new Worker` and `serviceWorker.register`.
 */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** Our own blobs, and addresses beside this page; never another origin. */
function ownAddress(address: string): string {
  if (address.startsWith("blob:")) return address;
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) throw new TypeError(`Not an address of this app: ${address}`);
  return url.href;
}

let policy: ScriptPolicy | null = null;

/** The address as the browser wants it; typed as text, since TypeScript's DOM has no TrustedScriptURL. */
export function trustedScriptAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy("learning-curve", { createScriptURL: ownAddress }) ?? {
    createScriptURL: ownAddress,
  };
  return policy.createScriptURL(address);
}
