// A small static server for the built app: Node only, so that it runs before anything is installed.
//
//   node scripts/serve.mjs [--port 4173] [--host 127.0.0.1] [--root dist]

import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { permissionsPolicy, policyHeader } from "./csp.mjs";

const mimeTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".gz": "application/gzip",
  ".zip": "application/zip",
};
const compressible = new Set([
  ".html",
  ".js",
  ".mjs",
  ".css",
  ".json",
  ".webmanifest",
  ".wasm",
  ".svg",
  ".csv",
  ".txt",
  ".md",
  ".bin",
]);
const hashedName = /-[\w-]{8,}\.\w+$/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * Serves a folder on localhost. A busy port gives way to the next one; port 0 takes any free one.
 * @param {{ root: string, port?: number, host?: string, headers?: Record<string, string> }} options
 *   `headers` are added to (or replace) those of every answer.
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} `url` ends without a slash.
 */
export async function serve({ root, port = 4173, host = "127.0.0.1", headers = {} }) {
  const absoluteRoot = await realpath(root);
  /** @type {Map<string, Buffer>} */
  const compressedBodies = new Map();

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
      response.end("Internal error");
      console.error(error);
    });
  });

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  async function answer(request, response) {
    const file = await findFile(absoluteRoot, request.url ?? "/");
    const baseHeaders = {
      "Content-Security-Policy": policyHeader(file?.path ?? ""),
      // Sandboxed embeds have an opaque origin: their module requests are cross-origin ones.
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Permissions-Policy": permissionsPolicy,
      ...headers,
    };
    /** @param {number} status @param {string} text */
    const refuse = (status, text) => {
      response.writeHead(status, {
        ...baseHeaders,
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "no-store",
      });
      response.end(request.method === "HEAD" ? undefined : text);
    };

    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Method not allowed");
    if (!file) return refuse(404, "Not found");

    const extension = path.extname(file.path).toLowerCase();
    const etag = `"${file.size.toString(16)}-${Math.trunc(file.modifiedMs).toString(16)}"`;
    const isHashed = file.path.includes(`${path.sep}assets${path.sep}`) && hashedName.test(file.path);
    const responseHeaders = {
      ...baseHeaders,
      "Content-Type": mimeTypes[/** @type {keyof typeof mimeTypes} */ (extension)] ?? "application/octet-stream",
      "Cache-Control": isHashed ? "public, max-age=31536000, immutable" : "no-cache",
      ETag: etag,
      Vary: "Accept-Encoding",
    };
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, responseHeaders);
      return response.end();
    }

    const accepted = String(request.headers["accept-encoding"] ?? "");
    const encoding =
      !compressible.has(extension) || file.size < 512
        ? null
        : /\bbr\b/.test(accepted)
          ? "br"
          : /\bgzip\b/.test(accepted)
            ? "gzip"
            : null;
    if (encoding) {
      const key = `${encoding} ${file.path} ${etag}`;
      let body = compressedBodies.get(key);
      if (!body) {
        const bytes = await readFile(file.path);
        body =
          encoding === "br"
            ? await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
            : await gzipped(bytes);
        compressedBodies.set(key, body);
      }
      response.writeHead(200, { ...responseHeaders, "Content-Encoding": encoding, "Content-Length": body.length });
      return response.end(request.method === "HEAD" ? undefined : body);
    }

    response.writeHead(200, { ...responseHeaders, "Content-Length": file.size });
    if (request.method === "HEAD") return response.end();
    createReadStream(file.path)
      .on("error", () => response.destroy())
      .pipe(response);
  }

  const boundPort = await listen(server, port, host);
  const shownHost = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file a request means, or null. Nothing outside the root, and nothing whose name begins with a dot, is served.
 * @param {string} root @param {string} requestUrl
 */
async function findFile(root, requestUrl) {
  let pathname;
  try {
    // Only the path: an absolute-form or malformed target must not choose another root.
    pathname = decodeURIComponent((requestUrl.split(/[?#]/, 1)[0] ?? "/").replace(/^https?:\/\/[^/]*/i, ""));
  } catch {
    return null;
  }
  if (pathname.includes("\0") || pathname.includes("\\")) return null;
  const segments = pathname.split("/").filter(Boolean);
  if (segments.some((segment) => segment.startsWith("."))) return null;

  let candidate = path.join(root, ...segments);
  try {
    if ((await stat(candidate)).isDirectory()) candidate = path.join(candidate, "index.html");
    const real = await realpath(candidate);
    if (real !== root && !real.startsWith(root + path.sep)) return null;
    const found = await stat(real);
    return found.isFile() ? { path: real, size: found.size, modifiedMs: found.mtimeMs } : null;
  } catch {
    return null;
  }
}

/** @param {import("node:http").Server} server @param {number} firstPort @param {string} host @returns {Promise<number>} */
function listen(server, firstPort, host) {
  return new Promise((resolve, reject) => {
    let port = firstPort;
    server.on("error", (error) => {
      const busy = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
      if (busy && port !== 0 && port < firstPort + 100 && port < 65_535) server.listen(++port, host);
      else reject(error);
    });
    server.on("listening", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
    server.listen(port, host);
  });
}

/** Reads `--port`, `--host` and `--root` from a command line. @param {string[]} argv */
export function serveOptionsFrom(argv) {
  /** @param {string} name */
  const valueOf = (name) => {
    const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
    if (at < 0) return undefined;
    return argv[at]?.includes("=") ? argv[at].slice(argv[at].indexOf("=") + 1) : argv[at + 1];
  };
  const port = Number(valueOf("--port") ?? process.env.PORT ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error("--port must be a whole number from 0 to 65535");
  return { port, host: valueOf("--host") ?? "127.0.0.1", root: valueOf("--root") };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { port, host, root } = serveOptionsFrom(process.argv.slice(2));
  const served = await serve({ root: root ?? fileURLToPath(new URL("../dist", import.meta.url)), port, host });
  console.log(served.url);
}
