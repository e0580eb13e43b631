import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startVendor } from "../../../connectors/src/contract/vendor-server.ts";
import type { FakeVendor } from "../../../connectors/src/contract/fake-vendor.ts";
import { BASE, basic, SECRET, testServer, type TestServer } from "../http/test-server.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const KEY = `whsec_${Buffer.from("k".repeat(32)).toString("base64")}`;
const ORDERS = 60;
const WARM_UP = 10;

let vendors: FakeVendor[];
let servers: TestServer[];
beforeEach(async () => {
  const rules = { answer: () => ({ status: 204 }), envelope: () => "" };
  vendors = await Promise.all(Array.from({ length: 3 }, () => startVendor(rules)));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await Promise.all(vendors.map((vendor) => vendor.close()));
});

async function start(urls: Readonly<Record<string, string>>): Promise<TestServer> {
  const connectors = Object.entries(urls).map(([name, url]) => ({
    id: "webhook",
    name,
    purpose: "necessary",
    options: { url, stages: "none" },
  }));
  return testServer({
    config: { connectors },
    environment: {
      WEBHOOK_GOOD_SECRET: KEY,
      WEBHOOK_HANGING_SECRET: KEY,
      STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1",
    },
  });
}

let orders = 0;

/** Milliseconds from an order being said to being told to a receiver. */
async function latency({ server }: TestServer, receiver: FakeVendor): Promise<number> {
  const before = receiver.received().length;
  const said = performance.now();
  await server.fetch(
    new Request(`${BASE}/v1/track`, {
      method: "POST",
      headers: { ...basic(SECRET), "content-type": "application/json" },
      body: JSON.stringify({
        event: "Order Completed",
        userId: "mina",
        messageId: `order-${++orders}`,
      }),
    }),
  );
  await expect
    .poll(() => receiver.received().length, { interval: 1, timeout: 30_000 })
    .toBe(before + 1);
  return performance.now() - said;
}

const quantile = (all: readonly number[], part: number) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length * part)]!;

it("an endpoint that hangs for 30 seconds each time keeps no other waiting", async () => {
  const [good, other, hanging] = vendors as [FakeVendor, FakeVendor, FakeVendor];
  // The same server without the one that hangs, in turn with it: a busy machine slows both down.
  servers = await Promise.all([
    start({ good: good.url }),
    start({ good: other.url, hanging: hanging.url }),
  ]);
  hanging.answer(...Array.from({ length: 1_000 }, () => ({ slow: 30_000 })));
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let place = -WARM_UP; place < ORDERS; place++) {
    const one = await latency(servers[0]!, good);
    const two = await latency(servers[1]!, other);
    if (place < 0) continue;
    alone.push(one);
    beside.push(two);
  }
  // A tenth, as is promised, and what the clock and two jobs in place of one take.
  expect(quantile(beside, 0.5)).toBeLessThan(quantile(alone, 0.5) * 1.1 + 10);
  // The slowest few are the machine's: here it is their order of magnitude that tells of a wait.
  expect(quantile(beside, 0.95)).toBeLessThan(quantile(alone, 0.95) * 1.1 + 100);
  const hung = hanging.received().filter(({ status }) => status === undefined);
  expect(hung.length).toBeGreaterThan(0);
  expect(hung.length).toBeLessThanOrEqual(4);
  console.log([0.5, 0.95].map((q) => [quantile(alone, q), quantile(beside, q)]));
});
