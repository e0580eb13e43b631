import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const BIN = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** A receiver of webhooks that answers as the test says. */
async function receiver() {
  const state = { status: 204 };
  const types: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => (body += piece));
    request.on("end", () => {
      if (state.status < 300) types.push((JSON.parse(body) as { type: string }).type);
      response.writeHead(state.status).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(() => (server.closeAllConnections(), server.close()));
  return { place: `127.0.0.1:${(server.address() as AddressInfo).port}`, state, types };
}

function environmentFor(place: string) {
  const WEBHOOK_SECRET = `whsec_${Buffer.from("s".repeat(32)).toString("base64")}`;
  return { STAGELIGHT_ALLOW_PRIVATE: place, WEBHOOK_SECRET };
}

/** What somebody sees who types this in the site's folder. */
function type({ path: cwd, database, secret }: ServerFolder, place: string, words: string) {
  const own = { DATABASE_URL: database, STAGELIGHT_SECRET: secret, NO_COLOR: "1" };
  const env = { ...process.env, ...own, ...environmentFor(place) };
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...words.split(" ")], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { text: stdout + stderr, status };
}

it(
  "an operator sees what waits, and sends it on once it is mended",
  { timeout: 120_000 },
  async () => {
    const { place, state, types } = await receiver();
    const options = { url: `http://${place}/hook`, stages: "none" };
    const site = await serverFolder({
      config: { connectors: [{ id: "webhook", purpose: "necessary", options }] },
      environment: environmentFor(place),
    });
    undo.push(() => site.remove());
    const server = await site.start();
    undo.push(() => server.end("SIGKILL"));
    const authorization = `Basic ${Buffer.from(`${site.secret}:`).toString("base64")}`;
    const order = async (messageId: string) =>
      fetch(`${server.base}/v1/track`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization },
        body: JSON.stringify({ messageId, userId: "mina", event: "Order Completed" }),
      });
    const metrics = async () =>
      (await fetch(`${server.base}/metrics`, { headers: { authorization } })).text();

    await order("first");
    await vi.waitFor(() => expect(types).toEqual(["event.order_completed"]), 20_000);
    expect(type(site, place, "outbox")).toEqual({
      text: "Nothing waits, and nothing was given up.\n",
      status: 0,
    });

    // Whoever answers 410 wants nothing any more.
    state.status = 410;
    await order("second");
    await vi.waitFor(async () => {
      expect(await metrics()).toContain('stagelight_endpoint_trouble{endpoint="webhook"} 1');
    }, 20_000);
    expect(type(site, place, "outbox").text).toMatch(/webhook +disabled +1 +1 +0/);
    expect(type(site, place, "doctor").text).toMatch(/wrong +outbox: webhook: disabled/);
    expect(server.output()).toContain("An endpoint is disabled");

    state.status = 204;
    expect(type(site, place, "outbox enable webhook").text).toContain("Enabled.");
    await vi.waitFor(() => expect(types).toHaveLength(2), 40_000);
    await vi.waitFor(async () => {
      expect(await metrics()).toContain('stagelight_jobs_done_total{endpoint="webhook"} 2');
    }, 20_000);
    expect(type(site, place, "outbox dead").text).toContain("Nothing was given up.");
    expect(type(site, place, "outbox replay all")).toMatchObject({ status: 1 });
    expect(type(site, place, "outbox drop nothing")).toMatchObject({ status: 1 });
  },
);
