import { createServer } from "node:http";
import { afterEach } from "vitest";

let close: (() => void) | null = null;
afterEach(() => {
  close?.();
  close = null;
});

/** A page of somebody else's: at "localhost", where the app is at 127.0.0.1, so that its frames are of another site. */
export async function hostPage(body: string): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html lang="en"><title>A course page</title><body>${body}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const address = server.address();
  return `http://localhost:${typeof address === "object" ? address?.port : ""}/`;
}
