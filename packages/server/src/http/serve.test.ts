import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { connect, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Serving, serve } from "./serve.ts";
import { basic, PUBLISHABLE, type TestServer, testServer } from "./test-server.ts";

let test: TestServer;
let serving: Serving;
let folder: string;

beforeEach(async () => {
  test = await testServer();
  folder = join(dirname(test.server.settings.database.slice("file:".length)), "public");
  const files = {
    "site/index.html": "home",
    "site/404.html": "nothing here",
    "site/about/index.html": "about",
    "site/plain.html": "plain",
    "site/_astro/a.Bx3f9.js": "export {}",
    "site/.env": "canary",
    "site/.well-known/gpc.json": "{}",
    secret: "canary",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { settings } = test.server;
  Object.assign(settings, { port: 0 });
  serving = await serve(test.server, { site: join(folder, "site"), signals: false });
}, 30_000);
afterEach(async () => {
  await serving.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

it("says what to do when the port is taken, and lets the database go", async () => {
  const other = await testServer();
  Object.assign(other.server.settings, { port: port() });
  await expect(serve(other.server, { signals: false })).rejects.toMatchObject({
    code: "settings-invalid",
    problems: [{ path: "PORT", found: expect.stringContaining("EADDRINUSE") }],
  });
  await other.close();
});

const port = (): number => Number(new URL(serving.url).port);

/** Sends bytes as they are, and tells what came until the other side closed or a time was over. */
async function raw(text: string, patience = 500): Promise<string> {
  const socket: Socket = connect(port(), "127.0.0.1");
  let came = "";
  socket.on("data", (part) => (came += String(part)));
  socket.write(text);
  await Promise.race([new Promise((resolve) => socket.on("close", resolve)), sleep(patience)]);
  socket.destroy();
  return came;
}

it.each([
  ["/", 200, "home", "text/html"],
  ["/about/", 200, "about", "text/html"],
  ["/about", 200, "about", "text/html"],
  ["/plain", 200, "plain", "text/html"],
  ["/_astro/a.Bx3f9.js", 200, "export {}", "text/javascript"],
  ["/.well-known/gpc.json", 200, "{}", "application/json"],
  ["/missing", 404, "nothing here", "text/html"],
  ["/.env", 404, "nothing here", "text/html"],
  ["/_stagelight/health", 200, '"status":"ok"', "application/json"],
  ["/_stagelight/missing", 404, "not-found", "application/problem+json"],
])("serves %s", async (path, status, text, type) => {
  const response = await fetch(serving.url + path);
  expect([response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([
    status,
    type,
  ]);
  expect(await response.text()).toContain(text);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

it("lets browsers keep what never changes, and ask again for the rest", async () => {
  const hashed = await fetch(`${serving.url}/_astro/a.Bx3f9.js`);
  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const page = await fetch(serving.url);
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const etag = page.headers.get("etag")!;
  // fetch would ask for a fresh copy by itself.
  const again = (path: string) =>
    raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nif-none-match: ${etag}\r\nconnection: close\r\n\r\n`);
  expect(await again("/")).toMatch(/^HTTP\/1\.1 304 /);
  expect(await again("/missing")).toMatch(/^HTTP\/1\.1 404 /);
  expect((await fetch(serving.url, { method: "POST" })).status).toBe(405);
});

it("never leaves the folder, and survives odd requests", async () => {
  for (const path of [
    "/../secret",
    "/%2e%2e/secret",
    "/..%2fsecret",
    "/a/..\\..\\secret",
    "//secret",
    "/%00",
    "/%",
    "/_astro/../../secret",
    "/.%65nv",
  ]) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer, path).toMatch(/^HTTP\/1\.1 (40[034]|301) /);
    expect(answer, path).not.toContain("canary");
  }
  for (const range of ["bytes=10-5", "bytes=9-", "bytes=-0", "bytes=a-b"]) {
    const answer = await raw(
      `GET / HTTP/1.1\r\nhost: x\r\nrange: ${range}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer, range).toMatch(/^HTTP\/1\.1 (416|200) /);
  }
  expect((await fetch(serving.url)).status).toBe(200);
});

const head = (length: number): string =>
  [
    "POST /_stagelight/v1/track HTTP/1.1",
    "host: x",
    "content-type: application/json",
    `authorization: ${basic(PUBLISHABLE).authorization}`,
    `content-length: ${length}`,
    "\r\n",
  ].join("\r\n");

it("ends when what is under way is answered, however long connections are kept", async () => {
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) =>
    get(`${serving.url}/_stagelight/health`, { agent }, (answer) =>
      answer.resume().on("end", resolve),
    ),
  );
  const body = '{"event":"A","anonymousId":"a"}';
  const socket = connect(port(), "127.0.0.1");
  let came = "";
  socket.on("data", (part) => (came += String(part)));
  socket.write(head(body.length) + body.slice(0, 5));
  await sleep(200);
  const start = Date.now();
  const closed = serving.close();
  await sleep(200);
  expect(came).toBe("");
  socket.write(body.slice(5));
  await closed;
  expect(came).toContain('{"success":true}');
  expect(Date.now() - start).toBeLessThan(5_000);
  await expect(fetch(serving.url)).rejects.toThrow("fetch failed");
  agent.destroy();
});

it("does not wait for who sends too slowly", { timeout: 30_000 }, async () => {
  expect(await raw("GET / HTTP/1.1\r\nhost: x\r\nx-slow: ", 14_000)).toContain("408");
});
