import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, type TestServer, testServer } from "../http/test-server.ts";
import { embedFiles } from "./embed-files.ts";

let test: TestServer;

beforeAll(async () => {
  test = await testServer({
    // Mails lie in a folder.
    development: true,
    config: {
      newsletter: { lists: [{ id: "tea", name: "Teas </script>" }], incentive: INCENTIVE },
      mail: { from: "hello@nuri.example", postalAddress: "1 Tea Lane" },
    },
  });
});
afterAll(() => test.close());

const INCENTIVE = {
  kind: "code",
  text: "Ten percent",
  codes: { generate: { prefix: "HIDDEN-", most: 10 } },
};

const ask = (path: string, headers: Record<string, string> = {}) =>
  test.server.fetch(new Request(BASE + path, { headers }), { address: "192.0.2.1" });

/** What every file says to browsers, wherever its page is from. */
const FOR_ALL = {
  "content-type": "text/javascript; charset=utf-8",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

describe.each([...embedFiles().keys(), "embed/site.js"])("%s", (path) => {
  it("is for pages of any origin, and for the kept time", async () => {
    const { status, headers } = await ask(`/${path}`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject(FOR_ALL);
    const short = path === "embed.js" || path === "embed/site.js";
    expect(headers.get("cache-control")).toBe(
      short ? "public, max-age=300" : "public, max-age=31536000, immutable",
    );
  });

  it("is not sent again to who has it", async () => {
    const etag = (await ask(`/${path}`)).headers.get("etag")!;
    const again = await ask(`/${path}`, { "if-none-match": `"other", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("cache-control")).toContain("max-age");
    expect((await ask(`/${path}`, { "if-none-match": '"other"' })).status).toBe(200);
  });
});

it("is sent compressed to who can read that, and is the same", async () => {
  const packed = await ask("/embed.js", { "accept-encoding": "gzip, br;q=0.9" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("vary")).toContain("Accept-Encoding");
  const bytes = Buffer.from(await packed.arrayBuffer());
  expect(bytes.length).toBe(Number(packed.headers.get("content-length")));
  const plain = await (await ask("/embed.js", { "accept-encoding": "gzip" })).text();
  expect(brotliDecompressSync(bytes).toString()).toBe(plain);
});

it("everything that a file imports is there", async () => {
  for (const [path, { bytes }] of embedFiles()) {
    for (const [, name] of bytes.toString().matchAll(/(?:from|import\()\s*"\.\/([^"]+)"/g)) {
      const file = path === "embed.js" ? name! : `embed/${name}`;
      expect(embedFiles().has(file), `${path} imports ${file}`).toBe(true);
    }
  }
});

it("says what the config says to pages, and nothing else of it", async () => {
  const text = await (await ask("/embed/site.js")).text();
  const { default: said } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    default: object;
  };
  expect(said).toMatchObject({
    newsletter: { lists: [{ id: "tea", name: "Teas </script>" }], incentive: "Ten percent" },
  });
  expect(text).not.toContain("HIDDEN");
});

it("has no other files", async () => {
  for (const path of ["/embed/", "/embed/nothing.js", "/embed/embed.js", "/embed/..%2fembed.js"])
    expect((await ask(path)).status, path).toBe(404);
});
