// Hosts of data on https, as learners' addresses have them: other origins than the app's. Nothing leaves the machine.

import { createSign, generateKeyPairSync } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

/** One element of DER: its tag, and what it holds. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const { length: bytes } = body;
  const length = bytes < 128 ? [bytes] : bytes < 256 ? [0x81, bytes] : [0x82, bytes >> 8, bytes & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...content: readonly Uint8Array[]) => der(0x30, ...content);
const text = (tag: number, words: string) => der(tag, Buffer.from(words, "ascii"));

/** A certificate that nobody vouches for; a browser that is told to takes it. Source: RFC 5280, 4.1. */
function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const ecdsaWithSha256 = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
  const commonName = sequence(der(0x06, Buffer.from("550403", "hex")), text(0x0c, "localhost"));
  const name = sequence(der(0x31, commonName));
  const toBeSigned = sequence(
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(text(0x17, "200101000000Z"), text(0x17, "491231000000Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = createSign("sha256").update(toBeSigned).sign(privateKey);
  const certificate = sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString("base64").replace(/(.{64})/g, "$1\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

export interface DataHost {
  /** Without a slash at its end. */
  readonly url: string;
  /** What it was asked for, and what it was told of who asks. */
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

export interface Answer {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

/** Answers by path; where the answer says nothing else, any page may read it. */
export async function dataHost(answers: (path: string) => Answer | undefined): Promise<DataHost> {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(selfSigned(), ({ url = "/", headers }, response) => {
    asked.push({ path: url, headers });
    const answer = answers(url);
    response
      .writeHead(answer?.status ?? (answer ? 200 : 404), {
        "Access-Control-Allow-Origin": "*",
        "Content-Type": "text/csv",
        ...answer?.headers,
      })
      .end(answer?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
