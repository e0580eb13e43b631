import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@stagelight/core/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer, type StagelightServer } from "../../http/server.ts";
import { createLogger } from "../../operations/log.ts";

const BASE = "http://localhost:8080/_stagelight";
const SECRET = "canary-secret-0123456789abcdefghijklmnop";
const ID = "2026-11-22T08-00-00-000Z-0000";
const EML = [
  'From: "Nuri Tea" <hello@nuri.example>',
  "To: hana@nuri.example",
  "Subject: =?UTF-8?B?PGI+66mU7J28?=",
  "Date: Sun, 22 Nov 2026 08:00:00 +0000",
  'Content-Type: multipart/alternative; boundary="b"',
  "",
  "--b",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Plain <script>alert(1)</script>",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  "<html><head><title>x</title></head><body><script>alert(1)</script><a href='https://nuri.example/'>Go</a></body></html>",
  "--b--",
  "",
].join("\r\n");

async function serverIn(folder: string, development: boolean): Promise<StagelightServer> {
  return createServer({
    config: readConfig({ site: { url: "https://nuri.example" }, server: {} }),
    environment: { STAGELIGHT_SECRET: SECRET, DATABASE_URL: `file:${join(folder, "test.db")}` },
    folder,
    development,
    logger: createLogger({ level: "silent", secrets: [] }),
  });
}

let folder: string;
let mailbox: string;
let server: StagelightServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-mailbox-"));
  mailbox = join(folder, "mailbox");
  server = await serverIn(folder, true);
}, 30_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function put(id = ID): void {
  mkdirSync(mailbox, { recursive: true });
  writeFileSync(join(mailbox, `${id}.eml`), EML);
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await server.fetch(new Request(BASE + path, init), { address: "127.0.0.1" });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const post = (path: string, headers: Record<string, string> = {}) =>
  ask(path, { method: "POST", headers: { "sec-fetch-site": "same-origin", ...headers } });

describe("the list", () => {
  it("is there before the first mail, in the reader's language", async () => {
    rmSync(mailbox, { recursive: true, force: true });
    const said = async (language: string) =>
      (await ask("/mailbox", { headers: { "accept-language": language } })).text;
    expect(await said("")).toContain("No mail yet.");
    expect(await said("fr, ko;q=0.9, en;q=0.8")).toContain("아직 메일이 없어요.");
    expect(await said("zh-CN")).toContain('<html lang="zh">');
  });

  it("shows mails by subject, the newest first, and none of what they hold as HTML", async () => {
    put();
    put("2026-11-23T08-00-00-000Z-0001");
    writeFileSync(join(mailbox, ".draft.eml"), EML);
    const { text, headers } = await ask("/mailbox");
    expect(text).toContain("2 mails");
    expect(text).toContain("&#60;b&#62;메일");
    expect(text.indexOf("0001")).toBeLessThan(text.indexOf(ID));
    expect(text).not.toContain("draft");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
  });
});

describe("a mail", () => {
  it("is shown as HTML in a frame that can do nothing, as text, and as it is", async () => {
    put();
    const page = (await ask(`/mailbox/mail/${ID}`)).text;
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).toContain(`src="/_stagelight/mailbox/mail/${ID}/html"`);
    expect(page).not.toContain("alert(1)");
    expect((await ask(`/mailbox/mail/${ID}?show=text`)).text).toContain("&#60;script&#62;alert(1)");
    expect((await ask(`/mailbox/mail/${ID}?show=source`)).text).toContain("Subject: =?UTF-8?B?");
    const framed = await ask(`/mailbox/mail/${ID}/html`);
    expect(framed.text).toContain('<head><base target="_blank"><title>');
    const policy = framed.headers.get("content-security-policy")!;
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(policy).not.toContain("script-src");
  });

  it("is one of the folder's", async () => {
    writeFileSync(join(folder, "secret.eml"), EML);
    for (const id of ["nothing", "..%2F..%2Fsecret", "%2e%2e%2f%2e%2e%2fsecret", `.${ID}`, "%00"]) {
      expect((await ask(`/mailbox/mail/${id}`)).status, id).toBe(404);
      expect((await ask(`/mailbox/mail/${id}/html`)).status, id).toBe(404);
    }
  });
});

describe("the forms", () => {
  it("empty the mailbox, and put the clock forward", async () => {
    put();
    const empties = async () => (await ask("/mailbox")).text.includes("<button>Empty");
    expect(await empties()).toBe(true);
    const cleared = await post("/mailbox/clear");
    expect(await empties()).toBe(false);
    expect(cleared.status).toBe(303);
    expect(cleared.headers.get("location")).toBe("/_stagelight/mailbox");
    expect(readdirSync(mailbox).filter((name) => name.startsWith("2026"))).toEqual([]);
    const before = server.services.clock.now();
    expect((await post("/mailbox/forward/3h")).status).toBe(303);
    expect(server.services.clock.now() - before).toBeGreaterThanOrEqual(3 * 3_600_000);
    expect((await post("/mailbox/forward/99d")).status).toBe(404);
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
  ])("do nothing for a page of another site: %j", async (headers) => {
    put();
    const before = server.services.clock.now();
    for (const path of ["/mailbox/clear", "/mailbox/forward/7d"]) {
      const request = { method: "POST", headers: headers as Record<string, string> };
      expect((await ask(path, request)).status).toBe(403);
    }
    expect((await ask("/mailbox", { headers: headers as Record<string, string> })).status).toBe(
      403,
    );
    expect(readdirSync(mailbox)).toContain(`${ID}.eml`);
    expect(server.services.clock.now() - before).toBeLessThan(3_600_000);
  });

  it("do nothing by a link", async () => {
    put();
    expect((await ask("/mailbox/forward/7d")).status).toBe(405);
    expect((await ask("/mailbox/clear")).status).toBe(405);
    expect(readdirSync(mailbox)).toContain(`${ID}.eml`);
  });
});

it("does not exist in production", async () => {
  const other = mkdtempSync(join(tmpdir(), "stagelight-mailbox-"));
  const production = await serverIn(other, false);
  try {
    for (const [method, path] of [
      ["GET", "/mailbox"],
      ["GET", `/mailbox/mail/${ID}`],
      ["GET", `/mailbox/mail/${ID}/html`],
      ["POST", "/mailbox/clear"],
      ["POST", "/mailbox/forward/1d"],
    ] as const) {
      const request = new Request(BASE + path, {
        method,
        headers: { "sec-fetch-site": "same-origin" },
      });
      expect((await production.fetch(request, {})).status, path).toBe(404);
    }
    const described = await production.fetch(new Request(`${BASE}/openapi.json`), {});
    expect(await described.text()).not.toContain("mailbox");
  } finally {
    await production.close();
    rmSync(other, { recursive: true });
  }
}, 30_000);
