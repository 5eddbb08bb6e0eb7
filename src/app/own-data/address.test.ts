import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fetchData, nameOf, readAddress } from "./address";

const codeOf = (typed: string) => {
  const address = readAddress(typed);
  return address.ok ? address.value.href : address.failure.code;
};

describe("an address", () => {
  it.each([
    ["https://data.example/birds.csv", "https://data.example/birds.csv"],
    ["  https://data.example/a?b=1#part  ", "https://data.example/a?b=1"],
    ["data.example/birds.csv", "https://data.example/birds.csv"],
    ["http://data.example/birds.csv", "address/not-https"],
    ["ftp://data.example/birds.csv", "address/not-https"],
    ["javascript:alert(1)", "address/not-https"],
    ["data:text/csv,a", "address/not-https"],
    ["file:///etc/passwd", "address/not-https"],
    ["https://me:secret@data.example/birds.csv", "address/credentials"],
    ["https://me@data.example/", "address/credentials"],
    ["birds", "address/not-an-address"],
    ["my birds.csv", "address/not-an-address"],
    ["https://", "address/not-an-address"],
    ["", "address/not-an-address"],
  ])("typed as %j is %s", (typed, expected) => expect(codeOf(typed)).toBe(expected));

  it.each([
    ["https://data.example/raw/birds%20of%20prey.csv?x=1", "birds of prey.csv"],
    ["https://data.example/", "data.example"],
    ["https://data.example/a%2F..%2Fb", "a .. b"],
    ["https://data.example/100%", "100%"],
  ])("%s names its file %j", (address, name) => expect(nameOf(new URL(address))).toBe(name));
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serverThat(answers: RequestListener): Promise<URL> {
  const server = createServer(answers);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/table.csv`);
}
const never = new AbortController().signal;
const fetched = async (url: URL, limitBytes?: number) => {
  const outcome = await fetchData(url, { signal: never, ...(limitBytes !== undefined && { limitBytes }) });
  if (!outcome) return null;
  return outcome.ok ? outcome.value.file.text() : outcome.failure.code;
};

describe("data from an address", () => {
  it("come as they are, with what tells how far it is, and nothing that tells who asked", async () => {
    let asked: IncomingHttpHeaders = {};
    const url = await serverThat(({ headers }, response) => {
      asked = headers;
      response.writeHead(200, { "content-type": "text/csv", "content-length": 8 }).end("a,b\n1,2\n");
    });
    const steps: (readonly [number, number])[] = [];
    const outcome = await fetchData(url, { signal: never, report: (...step) => steps.push(step) });
    expect(outcome?.ok && outcome.value).toMatchObject({ name: "table.csv", host: url.host });
    expect(steps.at(-1)).toEqual([8, 8]);
    expect([asked["cookie"], asked["authorization"], asked["referer"]]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ["a page, by its type", { "content-type": "text/html; charset=utf-8" }, "a,b", "address/html"],
    ["a page that calls itself text", { "content-type": "text/plain" }, "\n<!DOCTYPE html><p>", "address/html"],
    ["more than the limit, as it says", { "content-length": "60" }, "x".repeat(60), "address/too-large"],
    ["nothing at all", { "content-type": "text/csv" }, "", "address/empty"],
  ])("are not taken where what comes is %s", async (_, headers, body, code) => {
    const url = await serverThat((_request, response) => response.writeHead(200, headers).end(body));
    expect(await fetched(url, 50)).toBe(code);
  });

  it("are stopped at the limit, however little was said of their length", async () => {
    const url = await serverThat((_request, response) => {
      response.writeHead(200, { "content-type": "text/csv" });
      const more = () => response.write("x".repeat(10), () => (response.destroyed ? undefined : setImmediate(more)));
      more(); // without an end
    });
    expect(await fetched(url, 1000)).toBe("address/too-large");
  });

  it("are not there where the host says so, or does not answer", async () => {
    const url = await serverThat((_request, response) => response.writeHead(404).end("no"));
    expect(await fetched(url)).toBe("address/status");
    const silent = await serverThat((request) => request.socket.destroy());
    expect(await fetched(silent)).toBe("address/no-answer");
  });

  it("name the host that sent them, where the address led on", async () => {
    const to = await serverThat((_request, response) => response.end("a,b\n"));
    const url = await serverThat((_request, response) => response.writeHead(302, { location: to.href }).end());
    const outcome = await fetchData(url, { signal: never });
    expect(outcome?.ok && outcome.value.host).toBe(to.host);
  });

  it("are no more asked for once cancelled", async () => {
    const abort = new AbortController();
    const url = await serverThat((_request, response) => {
      response.write("a,b\n");
      abort.abort();
    });
    expect(await fetchData(url, { signal: abort.signal })).toBeNull();
  });
});
