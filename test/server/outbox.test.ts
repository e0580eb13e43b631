import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { startWebhookReceiver } from "../../packages/connectors/src/contract/webhook-receiver.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const BIN = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
const PATIENT = { timeout: 120_000 };
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** A receiver of webhooks that answers as the test says. */
async function receiver() {
  const state = { status: 204 };
  const types: string[] = [];
  const ids: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => (body += piece));
    request.on("end", () => {
      ids.push(String(request.headers["webhook-id"]));
      if (state.status < 300) types.push((JSON.parse(body) as { type: string }).type);
      response.writeHead(state.status).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(() => (server.closeAllConnections(), server.close()));
  return { place: `127.0.0.1:${(server.address() as AddressInfo).port}`, state, types, ids };
}

const secretOf = (letter: string) => `whsec_${Buffer.from(letter.repeat(32)).toString("base64")}`;

function environmentFor(place: string, WEBHOOK_SECRET = secretOf("s")) {
  return { STAGELIGHT_ALLOW_PRIVATE: place, WEBHOOK_SECRET };
}

/** A site that tells one receiver of all orders. */
async function siteFor(
  place: string,
  more: { words?: string[]; environment?: Record<string, string> } = {},
) {
  const options = { url: `http://${place}/hook`, stages: "none" };
  const site = await serverFolder({
    config: { connectors: [{ id: "webhook", purpose: "necessary", options }] },
    environment: environmentFor(place),
    ...more,
  });
  undo.push(() => site.remove());
  return site;
}

async function start(site: ServerFolder): Promise<RunningServer> {
  const server = await site.start();
  undo.push(() => server.end("SIGKILL"));
  return server;
}

const keyOf = ({ secret }: ServerFolder) => `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;

/** Has the site's own backend tell of an order. */
function order(site: ServerFolder, { base }: RunningServer, messageId: string) {
  return fetch(`${base}/v1/track`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: keyOf(site) },
    body: JSON.stringify({ messageId, userId: "mina", event: "Order Completed" }),
  });
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

it("an operator sees what waits, and sends it on once it is mended", PATIENT, async () => {
  const { place, state, types } = await receiver();
  const site = await siteFor(place);
  const server = await start(site);
  const authorization = keyOf(site);
  const metrics = async () =>
    (await fetch(`${server.base}/metrics`, { headers: { authorization } })).text();

  await order(site, server, "first");
  await vi.waitFor(() => expect(types).toEqual(["event.order_completed"]), 20_000);
  expect(type(site, place, "outbox")).toEqual({
    text: "Nothing waits, and nothing was given up.\n",
    status: 0,
  });

  // Whoever answers 410 wants nothing any more.
  state.status = 410;
  await order(site, server, "second");
  await vi.waitFor(async () => {
    expect(await metrics()).toContain('stagelight_endpoint_trouble{endpoint="webhook"} 1');
  }, 20_000);
  expect(type(site, place, "outbox").text).toMatch(/webhook +disabled +1 +[01] +0/);
  expect(type(site, place, "doctor").text).toMatch(/wrong +outbox: webhook: disabled/);
  expect(server.output()).toContain("An endpoint is disabled");

  // Nothing was given up, so it is another command that helps.
  expect(type(site, place, "outbox replay webhook")).toEqual({
    text: "webhook is disabled: 1 job waits until you run stagelight outbox enable webhook.\n",
    status: 1,
  });
  state.status = 204;
  expect(type(site, place, "outbox enable webhook").text).toContain("Enabled.");
  await vi.waitFor(() => expect(types).toHaveLength(2), 40_000);
  await vi.waitFor(async () => {
    expect(await metrics()).toContain('stagelight_jobs_done_total{endpoint="webhook"} 2');
  }, 20_000);
  expect(type(site, place, "outbox dead").text).toContain("Nothing was given up.");
  expect(type(site, place, "outbox replay all")).toMatchObject({ status: 1 });
  expect(type(site, place, "outbox drop nothing")).toMatchObject({ status: 1 });
});

it("what was given up is replayed by its id, as the same delivery", PATIENT, async () => {
  const { place, state, types, ids } = await receiver();
  const site = await siteFor(place, { words: ["--dev"] });
  const server = await start(site);
  state.status = 500;
  await order(site, server, "given-up");
  await vi.waitFor(() => expect(ids).not.toEqual([]), 20_000);
  await fetch(`${server.base}/v1/development/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"advance":"4d"}',
  });
  const [id = ""] = ids;
  const jobs = () => site.query("select dead_at is null as waits from job");
  await vi.waitFor(async () => expect(await jobs()).toEqual([{ waits: 0 }]), 20_000);
  expect(type(site, place, "outbox dead webhook").text).toMatch(
    new RegExp(`^${id} .* webhook, \\d tr(y|ies): .*500`),
  );

  state.status = 204;
  expect(type(site, place, `outbox replay ${id}`)).toEqual({
    text: "1 to be tried again.\n",
    status: 0,
  });
  await vi.waitFor(() => expect(types).toEqual(["event.order_completed"]), 20_000);
  expect(new Set(ids)).toEqual(new Set([id]));
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), 20_000);
});

it("a webhook's secret is changed without losing a delivery", PATIENT, async () => {
  const [old, next] = [secretOf("o"), secretOf("n")];
  const erp = await startWebhookReceiver(old);
  undo.push(() => erp.close());
  const { host: place } = new URL(erp.url);
  const environment = environmentFor(place);
  const site = await siteFor(place, { environment });
  let orders = 0;
  const ordered = async (secret: string) => {
    Object.assign(environment, environmentFor(place, secret));
    const server = await start(site);
    for (const believed of secret.split(", ")) {
      erp.believe(believed);
      await order(site, server, `order-${++orders}`);
      await vi.waitFor(() => expect(erp.taken()).toHaveLength(orders), 20_000);
    }
    await server.end();
  };
  // As the README has it: both, each side in its own time, and then the new one alone.
  await ordered(old);
  await ordered(`${old}, ${next}`);
  await ordered(next);
  expect(erp.received().map(({ status }) => status)).toEqual(Array(orders).fill(204));
});
