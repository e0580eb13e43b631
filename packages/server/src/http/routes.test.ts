import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signingBackend } from "../../../connectors/src/sources/events/test-events.ts";
import { newVisitorSecret } from "../keys/visitor-secret.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";
import {
  type Asking,
  credentials,
  event,
  good,
  GOOD,
  nameOf,
  chatter,
  visitor,
  withoutKey,
} from "./test-calls.ts";
import { testRoutes } from "./test-routes.ts";
import { BASE, basic, PUBLISHABLE, SECRET, SITE, type TestServer } from "./test-server.ts";

/** Those of the dashboard have rules of their own: see ../team/dashboard-routes.test.ts. */
const OTHERS = ROUTES.filter(({ dashboard }) => !dashboard);

const cases = OTHERS.flatMap((route) =>
  [route.path, ...(route.aliases ?? [])].map((path): [string, Route, string] => [
    `${route.method} ${path}`,
    route,
    GOOD[nameOf(route)]?.path ?? path,
  ]),
);

let test: TestServer;
const answers: string[] = [];
let callers = 0;

beforeAll(async () => {
  test = await testRoutes();
  await ask("/v1/newsletter", good(ROUTES.find(({ path }) => path === "/v1/newsletter")!));
}, 30_000);
// One of the calls empties the mailbox.
beforeEach(() => {
  const { mail } = test.server.settings;
  if (mail.by !== "folder") throw new Error("In development mail is kept in a folder.");
  mkdirSync(mail.folder, { recursive: true });
  writeFileSync(join(mail.folder, "one.eml"), "Subject: One\r\n\r\nOne\r\n");
});
afterAll(() => test.close());

/** Each call comes from an address of its own, so that no limit is in the way. */
async function ask(path: string, { method = "GET", headers, body, address, query = "" }: Asking) {
  const request = new Request(`${BASE}${path}${query}`, {
    method,
    ...(headers && { headers }),
    ...(body != null && { body, duplex: "half" as const }),
  });
  const from = address ?? `198.51.${++callers >> 8}.${callers & 255}`;
  const response = await test.server.fetch(request, { address: from });
  const streams = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (streams) await response.body?.cancel();
  const text = streams ? "" : await response.text();
  answers.push(`${JSON.stringify([...response.headers])} ${text}`);
  const refused = response.status >= 400;
  const code = refused ? (JSON.parse(text) as { code: string }).code : undefined;
  if (refused) {
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(JSON.parse(text)).toMatchObject({ status: response.status, title: expect.any(String) });
  }
  return { status: response.status, headers: response.headers, text, code };
}

it("has a row for every route, and no other", () => {
  expect(Object.keys(GOOD).sort()).toEqual(OTHERS.map(nameOf).sort());
});

describe.each(cases)("%s", (_, route, path) => {
  const refusal = {
    open: undefined,
    "write-key": "key-missing",
    "secret-key": "key-missing",
    visitor: "visitor-unknown",
    signature: "signature-invalid",
    team: "sign-in-needed",
  }[route.access];

  it("answers who may", async () => {
    expect(await ask(path, good(route))).toMatchObject({ status: route.answer.status });
  });

  it("refuses who shows nothing, on every spelling of the path", async () => {
    const nobody = withoutKey(good(route));
    const encoded = path.replace(/[a-z]/i, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    for (const spelling of [path, `${path}/`, encoded, `${encoded}/`]) {
      expect((await ask(spelling, nobody)).code, spelling).toBe(refusal);
      expect(await ask(spelling, good(route)), spelling).toMatchObject({
        status: route.answer.status,
      });
    }
    for (const spelling of [`/${path}`, `${path}//`, `${path};a`, path.toUpperCase()]) {
      // At the end of some paths stands an id, of which nobody is told whether it is one.
      const secret = route.access === "visitor" && /\/:\w+$/.test(route.path);
      const named = secret && spelling.endsWith(";a") && refusal;
      expect((await ask(spelling, nobody)).code, spelling).toBe(named || "not-found");
    }
  });

  it("refuses a wrong key and a wrong token", async () => {
    for (const authorization of [
      basic("pk_other").authorization,
      basic("").authorization,
      basic(`${SECRET}x`).authorization,
      "Basic",
      "Digest a",
      "Basic %%%",
    ]) {
      const { code } = await ask(path, good(route, { headers: { authorization } }));
      expect(code, authorization).toBe("key-unknown");
    }
    const token = await ask(path, good(route, { headers: { authorization: "Bearer a.b.c" } }));
    expect(token.code).toBe("visitor-unknown");
  });

  it("gives the publishable key no more than it may", async () => {
    const { code } = await ask(path, good(route, { headers: basic(PUBLISHABLE) }));
    const expected = { "secret-key": "secret-key-needed", visitor: "visitor-unknown" };
    expect(code).toBe(expected[route.access as keyof typeof expected]);
  });

  it("refuses the secret key from a page", async () => {
    for (const headers of [{ origin: SITE }, { "sec-fetch-site": "same-origin" }]) {
      const asking = good(route, { headers: { ...basic(SECRET), ...headers } });
      expect((await ask(path, asking)).code).toBe("secret-key-in-browser");
    }
    const { code } = await ask(path, withoutKey(good(route, { query: `?writeKey=${SECRET}` })));
    expect(code).toBe("secret-key-in-browser");
  });

  it("tells a stranger nothing of the visitor", async () => {
    if (route.access !== "visitor") return;
    const stranger = { authorization: `Bearer ${newVisitorSecret()}` };
    const { text } = await ask(path, good(route, { headers: stranger }));
    expect(text).not.toContain(event.anonymousId);
    expect(text).not.toContain("canary-trait");
  });

  it("knows its origins", async () => {
    const other = await ask(path, good(route, { headers: { origin: "https://evil.example" } }));
    const nothing = await ask(path, good(route, { headers: { origin: "null" } }));
    const silent = await ask(path, good(route, { headers: { "sec-fetch-site": "cross-site" } }));
    for (const { code } of [other, nothing, silent]) {
      if (route.origins === "any" && route.access !== "secret-key") expect(code).toBe(undefined);
      if (route.origins === "site") expect(code).toBe("origin-refused");
    }
    if (route.origins === "site") {
      expect(other.headers.has("access-control-allow-origin")).toBe(false);
    }
    if (route.access === "secret-key") return;
    const own = await ask(path, good(route, { headers: { origin: SITE } }));
    expect(own.status).toBe(route.answer.status);
    expect(own.headers.get("access-control-allow-origin")).toBe(
      route.origins === "any" ? "*" : SITE,
    );
    expect(own.headers.get("vary")).toContain("Origin");
    expect(own.headers.has("access-control-allow-credentials")).toBe(false);
  });

  it("answers browsers that ask first", async () => {
    const asked = {
      "access-control-request-method": route.method,
      "access-control-request-headers": "authorization,sentat",
    };
    const own = await ask(path, { method: "OPTIONS", headers: { origin: SITE, ...asked } });
    expect(own.status).toBe(204);
    expect(own.headers.get("access-control-allow-methods")).toContain(route.method);
    expect(own.headers.get("access-control-allow-headers")).toBe("authorization,sentat");
    const evil = { origin: "https://evil.example", ...asked };
    const { code } = await ask(path, { method: "OPTIONS", headers: evil });
    expect(code).toBe(route.origins === "any" ? undefined : "origin-refused");
  });

  it("has its methods only, whatever a header says", async () => {
    const override = {
      "x-http-method-override": route.method,
      "x-method-override": route.method,
    };
    const own = ROUTES.filter((each) => each.path === route.path).map(({ method }) => method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
      if (own.includes(method as "GET")) continue;
      const { code, headers } = await ask(path, {
        method,
        headers: { ...credentials(route, undefined), ...override },
        query: `?_method=${route.method}`,
      });
      expect(code, method).toBe("method-not-allowed");
      expect(headers.get("allow")).toContain(route.method);
    }
    if (route.method !== "GET") return;
    const head = await ask(path, good(route, { method: "HEAD" }));
    expect(head).toMatchObject({ status: route.answer.status, text: "" });
  });

  it("limits each address, but not the site's server", async () => {
    const address = `203.0.113.${++callers & 255}`;
    const { limits } = test.server.services;
    for (let call = 1; call < route.limit.calls; call++) await limits.count(route.limit, address);
    expect((await ask(path, good(route, { address }))).code).not.toBe("too-many-requests");
    if (route.access !== "secret-key") {
      const { status, headers } = await ask(path, good(route, { address }));
      expect(status).toBe(429);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    const guess = await ask(path, good(route, { address, headers: basic("pk_guess") }));
    if (route.access !== "secret-key") expect(guess.code).toBe("too-many-requests");
    const own = await ask(path, good(route, { address, headers: basic(SECRET) }));
    expect(own.code).not.toBe("too-many-requests");
    expect((await ask(path, good(route))).code).not.toBe("too-many-requests");
  });

  it.runIf(route.body)("reads bodies within bounds", async () => {
    const { most, zipped: mayBeZipped } = route.body!;
    const send = async (body: Asking["body"], headers: Record<string, string> = {}) =>
      (await ask(path, good(route, { body: body!, headers }))).code;
    const large = JSON.stringify({ a: "a".repeat(most) });
    const stream = (text: string) => new Blob([text]).stream();
    const zipped = { "content-encoding": "gzip" };
    expect(await send(large)).toBe("body-too-large");
    expect(await send(large, { "content-length": String(large.length) })).toBe("body-too-large");
    expect(await send(stream(large))).toBe("body-too-large");
    const bomb = gzipSync("a".repeat(20_000_000));
    const { body: object = {}, bytes = JSON.stringify(object) } = GOOD[nameOf(route)]!;
    const small = gzipSync(bytes);
    if (mayBeZipped === false) {
      for (const body of [bomb, small]) {
        expect(await send(body, zipped)).toBe("content-type-unsupported");
      }
    } else {
      expect(await send(bomb, zipped)).toBe("body-too-large");
      expect(await send(small, zipped)).toBe(undefined);
      expect(await send("{}", zipped)).toBe("body-unreadable");
    }
    expect(await send("{}", { "content-encoding": "br" })).toBe("content-type-unsupported");
    for (const type of ["application/xml", "multipart/form-data", "text/html"]) {
      if (route.body!.types.includes(type)) continue;
      expect(await send("{}", { "content-type": type })).toBe("content-type-unsupported");
    }
    if (route.body!.opaque) return;
    for (const text of ["", "{", "a=b", "\u0000"]) {
      expect(await send(text)).toBe("body-unreadable");
    }
    for (const text of [
      "[]",
      "null",
      "3",
      '"a"',
      '{"__proto__":{"x":1}}',
      "[".repeat(3000) + "]".repeat(3000),
    ]) {
      expect(await send(text), text.slice(0, 30)).toBe("body-invalid");
    }
    expect((Object.prototype as { x?: unknown }).x).toBe(undefined);
  });
});

it("answers nothing else", async () => {
  for (const path of ["", "/", "/v1", "/v1/stage/x", "/../health", "/%2e%2e/health", "/.env"]) {
    expect((await ask(path, {})).code, path).toBe("not-found");
  }
});

it("shows no secret in answers and logs", () => {
  const seen = `${answers.join("\n")}\n${test.logged()}`;
  expect(answers.length).toBeGreaterThan(500);
  expect(seen).not.toContain(SECRET);
  expect(seen).not.toContain(encodeURIComponent(basic(SECRET).authorization.slice(6)));
  expect(seen).not.toContain(visitor);
  expect(seen).not.toContain(chatter);
  expect(seen).not.toContain(signingBackend.secrets.current);
});
