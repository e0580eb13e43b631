import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { visitorIdOf } from "../../packages/server/dist/keys/visitor-secret.js";
import { type HostedSite, runHosted } from "../kit/hosted.ts";
import { buildInstalled, installPacked } from "../kit/packed.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

let folder: string;
let site: HostedSite;

beforeAll(async () => {
  folder = installPacked(fileURLToPath(new URL("./packed-hosted-site", import.meta.url)), [
    "@astrojs/node",
  ]);
  site = await runHosted(buildInstalled(folder), {
    STAGELIGHT_SECRET: randomBytes(32).toString("base64url"),
    DATABASE_URL: `file:${join(folder, "stagelight.db")}`,
    // Nobody signs up, so nobody is written to.
    SMTP_URL: "smtp://127.0.0.1:1",
  });
}, 300_000);

afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("has a server within the site that takes events and tells visitors what it holds", async () => {
  expect(await (await fetch(site.url)).text()).toContain("A tool for your desk");
  const secret = randomBytes(32).toString("base64url");
  const event = {
    type: "track",
    event: "Signed Up",
    messageId: "m1",
    anonymousId: visitorIdOf(secret),
  };
  const sent = await fetch(`${site.url}/_stagelight/v1/batch`, {
    method: "POST",
    headers: { "content-type": "text/plain", origin: site.url, "user-agent": BROWSER },
    body: JSON.stringify({ writeKey: "pk_stagelight", visitor: secret, batch: [event] }),
  });
  expect([sent.status, await sent.text()]).toEqual([200, '{"success":true}']);
  const held = async (): Promise<{ events: readonly object[] }> => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await fetch(`${site.url}/_stagelight/v1/me`, { headers })).json();
  };
  await vi.waitUntil(async () => (await held()).events.length > 0, {
    timeout: 10_000,
    interval: 1_000,
  });
  expect((await held()).events).toMatchObject([{ event: { messageId: "m1" }, verified: false }]);
});

it("has the widgets: painted in its pages, and their code from the one server", async () => {
  const html = await (await fetch(site.url)).text();
  expect(html).toContain('<form class="form" part="form" method="post"');
  const [, address] = /<script type="module" src="([^"]*embed.js)"/.exec(html)!;
  const loader = await fetch(site.url + address);
  expect(loader.headers.get("access-control-allow-origin")).toBe("*");
  const code = await loader.text();
  const [, runtime] = /import\("\.\/([^"]+)"\)/.exec(code)!;
  // The loader finds the files of widgets by their names and a version.
  const [, version] = /\.\/embed\/\$\{\w+\}-(\w+)\.js/.exec(code)!;
  const named = ["newsletter-en", "newsletter-zh", "chat-widget", "chat-ko"];
  for (const part of [runtime, ...named.map((name) => `embed/${name}-${version}.js`)]) {
    const { status, headers } = await fetch(`${site.url}/_stagelight/${part}`);
    expect([status, headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
  }
  const settings = await (await fetch(`${site.url}/_stagelight/embed/site.js`)).text();
  expect(settings).toMatch(/^export default \{"newsletter":\{"name":true/);
});
