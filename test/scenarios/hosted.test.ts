import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import node from "@astrojs/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityToken } from "../kit/identity-token.ts";
import { startDevServer } from "../kit/dev-server.ts";
import { type HostedSite, runHosted } from "../kit/hosted.ts";
import { buildScenario } from "../kit/scenario.ts";

const SECRET = "the-secret-of-this-scenario-0123456789";
const basic = { authorization: `Basic ${Buffer.from(`${SECRET}:`).toString("base64")}` };
const sameOrigin = { "sec-fetch-site": "same-origin" };

const token = (sub: string) => identityToken(SECRET, { aud: "https://nuri.example", sub });

/** Has the site's backend tell of an order, and asks until it counts: the stage cookie. */
async function cookieOf(url: string, userId: string, category: string): Promise<string> {
  const order = { event: "Order Completed", userId, properties: { category } };
  const told = await fetch(`${url}/_stagelight/v1/track`, {
    method: "POST",
    headers: { ...basic, "content-type": "application/json" },
    body: JSON.stringify(order),
  });
  expect(told.status).toBe(200);
  for (;;) {
    const { headers } = await fetch(`${url}/_stagelight/v1/stage`, {
      headers: { ...sameOrigin, authorization: `Bearer ${token(userId)}` },
    });
    const cookie = headers
      .getSetCookie()
      .find((each) => each.startsWith("__Host-stagelight-stage"));
    if (cookie) return cookie.split(";")[0]!;
    await sleep(20);
  }
}

const parts = (html: string): string[] =>
  [...html.matchAll(/<p data-part[^>]*>([^<]*)/g)].map(([, text]) => text!);

describe.each(["static", "server"] as const)("in what the Node adapter builds (%s)", (output) => {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-"));
  let site: HostedSite;
  beforeAll(async () => {
    const { pages } = await buildScenario("hosted", { output });
    site = await runHosted(pages, {
      STAGELIGHT_SECRET: SECRET,
      DATABASE_URL: `file:${join(folder, "test.db")}`,
      // Nobody signs up, so nobody is written to.
      SMTP_URL: "smtp://127.0.0.1:1",
    });
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(site.url + path, { redirect: "manual", ...init });

  it("beacons of the site's other origins arrive", async () => {
    const body = JSON.stringify({
      writeKey: "pk_stagelight",
      batch: [{ type: "page", anonymousId: "a", messageId: "1" }],
    });
    for (const origin of ["https://shop.nuri.example", site.url, "https://nuri.example"]) {
      const headers = { "content-type": "text/plain", origin };
      const response = await ask("/_stagelight/v1/batch", { method: "POST", headers, body });
      expect([response.status, await response.text()]).toEqual([200, '{"success":true}']);
    }
  });

  it("what has no Origin is answered by the server, with and without a slash at the end", async () => {
    for (const path of ["/_stagelight/v1/track", "/_stagelight/v1/track/"]) {
      const response = await ask(path, { method: "POST", body: "x=1" });
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    for (const path of ["/_stagelight", "/_stagelight/", "/_stagelight/nothing"]) {
      const response = await ask(path);
      expect(await response.json()).toMatchObject({ code: "not-found" });
    }
  });

  it("mail providers unsubscribe people by a form without Origin", async () => {
    for (const body of ["List-Unsubscribe=One-Click", new FormData(), null]) {
      const headers = {
        ...(typeof body === "string" && { "content-type": "application/x-www-form-urlencoded" }),
      };
      const path = "/_stagelight/v1/unsubscribe?t=unknown";
      const response = await ask(path, { method: "POST", headers, body });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("This link does not work");
    }
  });

  it("widgets of pages made on demand come from the server: only those for the visitor", async () => {
    const html = await (await ask("/letters/")).text();
    expect(html.match(/<stagelight-newsletter/g)).toHaveLength(1);
    expect(html).toContain("Letters</h2>");
    const [, loader] = /<script type="module" src="([^"]*embed.js)"/.exec(html)!;
    const response = await ask(loader!);
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(await response.text()).toContain("stagelight-");
    expect(await (await ask("/_stagelight/embed/site.js")).text()).toContain("newsletter");
  });

  it("all else is Astro's as before, its check of forms too", async () => {
    expect(await (await ask("/")).text()).toContain("<h1>Prerendered</h1>");
    const form = { method: "POST", headers: { origin: "https://evil.example" }, body: "x=1" };
    expect((await ask("/form/", form)).status).toBe(403);
    const own = await ask("/form/", { ...form, headers: { origin: site.url } });
    expect(await own.text()).toBe("taken");
    expect((await ask("/_stagelights/")).status).toBe(404);
    expect(site.output()).not.toContain("src/fetch.ts");
  });

  it("the team's dashboard is there, and its first owner comes in by what was logged", async () => {
    const page = await ask("/_stagelight/dashboard/inbox");
    expect(await page.text()).toContain("/_stagelight/dashboard/assets/");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const [, token] = /dashboard\/accept#token=(\S+)/.exec(site.output())!;
    const about = {
      token,
      email: "jin@nuri.example",
      name: "Jin",
      password: "seven green kettles",
    };
    const accept = (headers: Record<string, string>) =>
      ask("/_stagelight/dashboard/api/accept", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(about),
      });
    expect((await accept({ origin: "https://evil.example" })).status).toBe(403);
    const came = await accept({ origin: site.url });
    expect(came.status).toBe(200);
    const cookie = came.headers.getSetCookie().map((each) => each.split(";")[0]!);
    expect(cookie.join()).toContain("__Host-stagelight-team=");
    const headers = { cookie: cookie.join("; ") };
    const session = await ask("/_stagelight/dashboard/api/session", { headers });
    expect(await session.json()).toMatchObject({ member: { name: "Jin", role: "owner" } });
  });

  it("nobody is verified without the signed cookie", async () => {
    const response = await ask("/perk/", {
      headers: { cookie: "__Host-stagelight-stage=v1.x.y.z" },
    });
    expect(parts(await response.text())).toEqual(["No perk", "No pot"]);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("vary")).toContain("Cookie");
  });

  it("pages and server islands know the verified stage", async () => {
    const cookie = await cookieOf(site.url, "mina", "teaware");
    const page = await ask("/perk/", { headers: { cookie } });
    expect(parts(await page.text())).toEqual(["For you: TEA-20", "For you: POT-20"]);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    const island = /["'](\/_server-islands\/[^"']+)/.exec(await (await ask("/")).text())![1]!;
    const shown = await ask(island.replaceAll("&#38;", "&").replaceAll("&amp;", "&"), {
      headers: { cookie },
    });
    expect(parts(await shown.text())).toEqual(["For you: TEA-20", "For you: POT-20"]);
    expect(shown.headers.get("cache-control")).toBe("private, no-store");
    const told = (await (await ask("/verified.json", { headers: { cookie } })).json()) as never;
    expect(told).toMatchObject({ before: { stage: "retention", tracks: { "": "retention" } } });
  });

  it("never gives one visitor the page of another", { timeout: 600_000 }, async () => {
    const total = Number(process.env["STAGELIGHT_RENDERS"] ?? 2_000);
    const people = [
      { cookie: "", expected: ["No perk", "No pot"] },
      {
        cookie: await cookieOf(site.url, "juno", "tea"),
        expected: ["For you: TEA-20", "No pot"],
      },
      {
        cookie: await cookieOf(site.url, "bora", "teaware"),
        expected: ["For you: TEA-20", "For you: POT-20"],
      },
    ];
    let asked = 0;
    let mixed = 0;
    const one = async (): Promise<void> => {
      while (asked < total) {
        const number = asked++;
        const { cookie, expected } = people[((number * 7) % 11) % 3]!;
        const headers = { cookie };
        if (number % 2) {
          const wait = number % 5;
          const response = await ask(`/verified.json?wait=${wait}`, { headers });
          const { before, after } = (await response.json()) as Record<string, { tracks: object }>;
          const shown = [before, after].map((each) => JSON.stringify(each?.tracks ?? null));
          const known =
            expected[1] === "No pot" ? (expected[0] === "No perk" ? "null" : 'tea"') : 'teaware"';
          if (!shown.every((each) => each.includes(known))) mixed++;
        } else {
          const response = await ask("/perk/", { headers });
          if (String(parts(await response.text())) !== String(expected)) mixed++;
        }
      }
    };
    await Promise.all(Array.from({ length: 200 }, one));
    expect(mixed).toBe(0);
  });

  it("limits are counted by who is connected, whatever is said of it", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const address = `192.0.2.${index}`;
        const headers = {
          "x-forwarded-for": address,
          "x-stagelight-remote-address": address,
          authorization: `Bearer ${token("guessed").slice(0, -3)}${index + 100}`,
        };
        return (await ask("/_stagelight/v1/stage", { headers })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});

describe("in astro dev", () => {
  it("the server answers, with a secret of its own", async () => {
    const site = await startDevServer(new URL("./hosted/", import.meta.url).pathname);
    try {
      const response = await fetch(`${site.url}_stagelight/v1/batch`, {
        method: "POST",
        headers: { "content-type": "text/plain", origin: "https://shop.nuri.example" },
        body: JSON.stringify({
          writeKey: "pk_stagelight",
          batch: [{ type: "page", anonymousId: "a", messageId: "1" }],
        }),
      });
      expect([response.status, await response.text()]).toEqual([200, '{"success":true}']);
      expect(await (await fetch(`${site.url}_stagelight/content`)).text()).toContain("<html");
      expect((await fetch(`${site.url}_stagelight/embed.js`)).status).toBe(200);
      const dashboard = await fetch(`${site.url}_stagelight/dashboard/`);
      expect(await dashboard.text()).toContain("/_stagelight/dashboard/assets/");
      const page = await fetch(`${site.url}perk/`);
      expect(parts(await page.text())).toEqual(["No perk", "No pot"]);
    } finally {
      await site.close();
    }
  });
});

describe("in a server of the site's own, which has the adapter's middleware", () => {
  it("the server answers whatever Astro's routes are, and hands on all else", async () => {
    const { pages } = await buildScenario("hosted", {
      output: "server",
      adapter: node({ mode: "middleware" }),
    });
    const folder = mkdtempSync(join(tmpdir(), "stagelight-"));
    const settings = {
      STAGELIGHT_SECRET: SECRET,
      DATABASE_URL: `file:${join(folder, "test.db")}`,
      SMTP_URL: "smtp://127.0.0.1:1",
    };
    const own = `import { createServer } from "node:http";
      import { handler } from "./server/entry.mjs";
      const next = (response) => () => response.writeHead(404).end("next");
      createServer((request, response) => handler(request, response, next(response)))
        .listen(process.env.PORT, process.env.HOST);`;
    const entry = join(pages, "own.mjs");
    writeFileSync(entry, own);
    const site = await runHosted(pages, settings, [entry]);
    try {
      const response = await fetch(`${site.url}/_stagelight/v1/stage`);
      expect(await response.json()).toMatchObject({ code: "visitor-unknown" });
      expect(await (await fetch(`${site.url}/nothing`)).text()).toBe("next");
      expect(parts(await (await fetch(`${site.url}/perk/`)).text())[0]).toBe("No perk");
    } finally {
      await site.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a process that cannot run the server", () => {
  it("ends at once and says what to do", async () => {
    const { pages } = await buildScenario("hosted", { output: "static" });
    const failure = await runHosted(pages, { STAGELIGHT_SECRET: "short" }).then(
      () => "It runs.",
      (error: Error) => error.message,
    );
    expect(failure).toContain("STAGELIGHT_SECRET");
    expect(failure).toContain("randomBytes");
  });
});
