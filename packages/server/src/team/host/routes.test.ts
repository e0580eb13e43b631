import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BASE, type TestServer, testServer } from "../../http/test-server.ts";
import { dashboardFiles } from "./dashboard-files.ts";

let test: TestServer;

beforeAll(async () => {
  test = await testServer();
});
afterAll(() => test.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  test.server.fetch(new Request(BASE + path, { headers }), { address: "192.0.2.1" });

it("is one page at every address that is no file", async () => {
  const page = await ask("/dashboard/");
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  expect(text).toContain('src="/_stagelight/dashboard/assets/');
  expect(text).not.toContain("%DASHBOARD%");
  for (const path of ["", "/inbox/one", "/index.html", "/accept", "/..%2f..%2fpackage.json"]) {
    expect(await (await ask(`/dashboard${path}`)).text(), path).toBe(text);
  }
});

it("has every file that the page and its files load, for ever, and none beside", async () => {
  const text = await (await ask("/dashboard/")).text();
  const loaded = [...text.matchAll(/"\/_stagelight(\/dashboard\/[^"]+\.(?:js|css|svg))"/g)];
  expect(loaded.length).toBeGreaterThanOrEqual(3);
  for (const [, path] of loaded) {
    const { status, headers } = await ask(path!);
    expect(status, path).toBe(200);
    const hashed = path!.startsWith("/dashboard/assets/");
    expect(headers.get("cache-control")).toBe(
      hashed ? "public, max-age=31536000, immutable" : "no-cache",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const etag = headers.get("etag")!;
    const again = await ask(path!, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  }
  for (const path of ["/dashboard/assets/none.js", "/dashboard/api", "/dashboard/api/none"]) {
    expect((await ask(path)).status, path).toBe(404);
  }
  for (const [name, { bytes }] of dashboardFiles()) {
    expect(name).not.toMatch(/\.map$/);
    expect(bytes.toString("latin1")).not.toContain("sourceMappingURL");
  }
});

it("is sent compressed to who can read that, and is the same", async () => {
  const name = [...dashboardFiles().keys()].find((each) => each.endsWith(".js"))!;
  const packed = await ask(`/dashboard/${name}`, { "accept-encoding": "gzip, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  const bytes = Buffer.from(await packed.arrayBuffer());
  const plain = await (await ask(`/dashboard/${name}`)).text();
  expect(brotliDecompressSync(bytes).toString()).toBe(plain);
});
