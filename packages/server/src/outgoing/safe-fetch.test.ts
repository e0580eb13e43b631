import { afterEach, describe, expect, it } from "vitest";
import { OutgoingError } from "./outgoing-error.ts";
import { readPlace } from "./places.ts";
import { openOutgoing, type Outgoing, type OutgoingOptions } from "./safe-fetch.ts";
import { type Receiver, receive } from "./test-receiver.ts";

const open: (Outgoing | Receiver)[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A way out that may reach this machine. */
function outgoing(options: OutgoingOptions = {}): Outgoing["safeFetch"] {
  const made = openOutgoing({ allowed: [readPlace("127.0.0.1")!], ...options });
  open.push(made);
  return made.safeFetch;
}

async function receiver(...given: Parameters<typeof receive>): Promise<Receiver> {
  const made = await receive(...given);
  open.push(made);
  return made;
}

async function failure(work: Promise<unknown>): Promise<OutgoingError> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof OutgoingError)) throw new Error("It did not fail.", { cause: error });
  return error;
}

it("sends, and tells what came back", async () => {
  const { port } = await receiver(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    response.writeHead(418, { "x-method": request.method, "set-cookie": ["a=1", "b=2"] });
    response.end(`${request.url} ${request.headers["x-own"]} ${body}`);
  });
  const answer = await outgoing()({
    method: "PUT",
    url: `http://127.0.0.1:${port}/path?query`,
    headers: { "x-own": "yes" },
    body: "茶",
  });
  expect(answer.status).toBe(418);
  expect(answer.text).toBe("/path?query yes 茶");
  expect(answer.headers.get("x-method")).toBe("PUT");
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

describe("what is allowed", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.0.0.0/8", true],
    ["127.0.0.1:PORT", true],
    ["127.0.0.1:1", false],
    ["10.0.0.0/8", false],
    // A name, where an address was asked for.
    ["localhost", false],
  ])("%s lets 127.0.0.1 be reached: %s", async (place, allowed) => {
    const { port, connections } = await receiver((_, response) => response.end());
    const fetch = outgoing({ allowed: [readPlace(place.replace("PORT", String(port)))!] });
    const asked = fetch({ method: "GET", url: `http://127.0.0.1:${port}/` });
    if (allowed) expect((await asked).status).toBe(200);
    else expect((await failure(asked)).code).toBe("address-refused");
    expect(connections()).toBe(allowed ? 1 : 0);
  });

  it("a name that means the own machine", async () => {
    const { port } = await receiver((_, response) => response.end());
    const fetch = outgoing({
      allowed: [readPlace("erp.internal")!],
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    });
    expect((await fetch({ method: "GET", url: `http://erp.internal:${port}/` })).status).toBe(200);
    const other = await failure(fetch({ method: "GET", url: `http://other.internal:${port}/` }));
    expect(other.code).toBe("address-refused");
  });

  it("but not a name that means a cloud's metadata", async () => {
    const fetch = outgoing({
      allowed: [readPlace("erp.internal")!],
      resolve: async () => [{ address: "169.254.169.254", family: 4 }],
    });
    const error = await failure(fetch({ method: "GET", url: "http://erp.internal/" }));
    expect(error.code).toBe("address-refused");
  });

  it("no other port of a public address", async () => {
    const fetch = outgoing({ resolve: async () => [{ address: "8.8.8.8", family: 4 }] });
    const error = await failure(fetch({ method: "GET", url: "http://nuri.example:6379/" }));
    expect(error.code).toBe("port-refused");
  });
});

it.each([301, 302, 303, 307, 308])("follows no redirect of %i", async (status) => {
  const inner = await receiver((_, response) => response.end("the metadata"));
  const { port } = await receiver((request, response) => {
    const to = new URLSearchParams(request.url!.slice(2)).get("to")!;
    response.writeHead(status, { location: to }).end();
  });
  for (const to of [`http://127.0.0.1:${inner.port}/`, "http://169.254.169.254/latest/meta-data"]) {
    const url = `http://127.0.0.1:${port}/?${new URLSearchParams({ to }).toString()}`;
    expect((await outgoing()({ method: "POST", url, body: "{}" })).status).toBe(status);
  }
  expect(inner.connections()).toBe(0);
});

it("goes through no proxy of the environment", async () => {
  const proxy = await receiver((_, response) => response.end("from the proxy"));
  const { port } = await receiver((_, response) => response.end("from the server"));
  const names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "NODE_USE_ENV_PROXY"];
  for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`;
  try {
    const { text } = await outgoing()({ method: "GET", url: `http://127.0.0.1:${port}/` });
    expect(text).toBe("from the server");
  } finally {
    for (const name of names) delete process.env[name];
  }
  expect(proxy.connections()).toBe(0);
});

describe("is bounded", () => {
  const times = { connect: 200, headers: 200, body: 200, all: 400 };

  it("in what it sends", async () => {
    const body = "x".repeat(1024 * 1024 + 1);
    const error = await failure(outgoing()({ method: "POST", url: "http://127.0.0.1/", body }));
    expect(error.code).toBe("request-too-large");
  });

  it("in what it reads: an answer without an end ends after a MiB", async () => {
    const { port } = await receiver((_, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write("x".repeat(100_000), () => setImmediate(more));
      };
      more();
    });
    const { text } = await outgoing()({ method: "GET", url: `http://127.0.0.1:${port}/` });
    expect(text).toHaveLength(1024 * 1024);
  });

  it("in headers that it reads", async () => {
    const { port } = await receiver((_, response) => {
      response.writeHead(200, { "x-long": "x".repeat(100_000) }).end();
    });
    const error = await failure(outgoing()({ method: "GET", url: `http://127.0.0.1:${port}/` }));
    expect(error.code).toBe("answer-invalid");
  });

  it("in the time until an answer begins", async () => {
    const { port } = await receiver(() => {});
    const error = await failure(
      outgoing({ times })({ method: "GET", url: `http://127.0.0.1:${port}/` }),
    );
    expect(error.code).toBe("timed-out");
  });

  it("in the time between parts, and altogether", async () => {
    const { port } = await receiver((request, response) => {
      response.write("begin");
      if (request.url !== "/drip") return;
      const drip = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(drip));
    });
    const started = performance.now();
    for (const path of ["still", "drip"]) {
      const error = await failure(
        outgoing({ times })({ method: "GET", url: `http://127.0.0.1:${port}/${path}` }),
      );
      expect(error.code).toBe("timed-out");
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("in the time until a name's address is known, and by who asks meanwhile", async () => {
    const fetch = outgoing({ times, resolve: () => new Promise(() => {}) });
    const url = "http://nuri.example/";
    expect((await failure(fetch({ method: "GET", url }))).code).toBe("timed-out");
    const signal = AbortSignal.timeout(50);
    expect((await failure(fetch({ method: "GET", url, signal }))).code).toBe("aborted");
  });

  it("by who asks", async () => {
    const { port } = await receiver(() => {});
    const asking = new AbortController();
    const url = `http://127.0.0.1:${port}/`;
    const asked = failure(outgoing()({ method: "GET", url, signal: asking.signal }));
    setTimeout(() => asking.abort(), 50);
    expect((await asked).code).toBe("aborted");
  });
});

describe("says what went wrong, and shows no more than the host", () => {
  it("nobody listens", async () => {
    const gone = await receive(() => {});
    await gone.close();
    const url = `http://127.0.0.1:${gone.port}/hook/secret-path?key=secret-query`;
    const error = await failure(outgoing()({ method: "GET", url }));
    expect(error.code).toBe("unreachable");
    expect(error.message).toBe(`127.0.0.1:${gone.port} cannot be reached.`);
  });

  it("the connection breaks", async () => {
    const { port } = await receiver((request) => request.socket.resetAndDestroy());
    const error = await failure(outgoing()({ method: "GET", url: `http://127.0.0.1:${port}/` }));
    expect(error.code).toBe("connection-broken");
  });

  it("no such name", async () => {
    const error = await failure(
      outgoing({
        resolve: () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" })),
      })({ method: "GET", url: "https://nobody.example/" }),
    );
    expect(error.code).toBe("name-unknown");
  });

  it("no certificate", async () => {
    const { port } = await receiver((_, response) => response.end());
    const error = await failure(outgoing()({ method: "GET", url: `https://127.0.0.1:${port}/` }));
    expect(error.code).toMatch(/certificate-invalid|unreachable/);
  });
});

it.each([
  ["erp.internal", { name: "erp.internal" }],
  ["ERP.internal:8443", { name: "erp.internal", port: 8443 }],
  ["茶.example", { name: "xn--cl1a.example" }],
  ["10.0.0.0/8", { name: "10.0.0.0/8" }],
  ["10.1.2.3:80", { name: "10.1.2.3", port: 80 }],
  ["::1", { name: "::1" }],
  ["[::1]:4400", { name: "::1", port: 4400 }],
  ["fd00::/8", { name: "fd00::/8" }],
])("reads the place %s", (text, place) => {
  expect(readPlace(text)).toMatchObject(place);
});

it.each([
  "",
  "http://erp",
  "erp/path",
  "a b",
  "10.0.0.0/33",
  "erp:0",
  "erp:70000",
  "[erp]:1:2",
  "*",
])("knows that %j is no place", (text) => expect(readPlace(text)).toBeUndefined());
