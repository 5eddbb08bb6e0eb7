// Node's fetch refuses file: addresses. Bundled for Node and in unit tests, a `?url` import is one: this lets the
// step folders fetch their bytes the same way everywhere.

import { readFile } from "node:fs/promises";

const fetchFromNetwork = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (!address.startsWith("file:")) return fetchFromNetwork(input, init);
  init?.signal?.throwIfAborted();
  try {
    return new Response(new Uint8Array(await readFile(new URL(address))));
  } catch {
    return new Response(null, { status: 404, statusText: "Not found" });
  }
};
