import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startVendor } from "../../../connectors/src/contract/vendor-server.ts";
import type { FakeVendor } from "../../../connectors/src/contract/fake-vendor.ts";
import { BASE, basic, SECRET, testServer, type TestServer } from "../http/test-server.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const KEY = `whsec_${Buffer.from("k".repeat(32)).toString("base64")}`;
const ORDERS = 60;

let vendors: FakeVendor[];
let test: TestServer | undefined;
beforeEach(async () => {
  const rules = { answer: () => ({ status: 204 }), envelope: () => "" };
  vendors = await Promise.all([startVendor(rules), startVendor(rules)]);
});
afterEach(async () => {
  await test?.close();
  await Promise.all(vendors.map((vendor) => vendor.close()));
});

/** How long each order takes from being said to being told to the first receiver: the 95th percentile. */
async function latency(): Promise<number> {
  const before = vendors[0]!.received().length;
  const said = new Map<string, number>();
  for (let place = 0; place < ORDERS; place++) {
    const messageId = `order-${before + place}`;
    said.set(messageId, Date.now());
    await test!.server.fetch(
      new Request(`${BASE}/v1/track`, {
        method: "POST",
        headers: { ...basic(SECRET), "content-type": "application/json" },
        body: JSON.stringify({ event: "Order Completed", userId: "mina", messageId }),
      }),
    );
    // One after the other, so that what is measured is the way and not the queue.
    await expect
      .poll(() => vendors[0]!.received().length, { interval: 2, timeout: 30_000 })
      .toBe(before + place + 1);
  }
  const took = vendors[0]!
    .received()
    .slice(before)
    .map(({ at, body }) => {
      const { data } = JSON.parse(body) as { data: { event: { messageId: string } } };
      return at - said.get(data.event.messageId)!;
    })
    .toSorted((a, b) => a - b);
  return took[Math.floor(took.length * 0.95)]!;
}

async function start(names: readonly string[]): Promise<void> {
  const connectors = names.map((name, place) => ({
    id: "webhook",
    name,
    purpose: "necessary",
    options: { url: vendors[place]!.url, stages: "none" },
  }));
  test = await testServer({
    config: { connectors },
    environment: {
      WEBHOOK_GOOD_SECRET: KEY,
      WEBHOOK_HANGING_SECRET: KEY,
      STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1",
    },
  });
}

it("an endpoint that hangs for 30 seconds each time keeps no other waiting", async () => {
  await start(["good", "hanging"]);
  await latency();
  const alone = await latency();
  vendors[1]!.answer(...Array.from({ length: 1_000 }, () => ({ slow: 30_000 })));
  const beside = await latency();
  // Some milliseconds are the noise of a busy machine.
  expect(beside).toBeLessThan(alone * 1.1 + 250);
  const hung = vendors[1]!.received().filter(({ status }) => status === undefined);
  expect(hung.length).toBeGreaterThan(0);
  expect(hung.length).toBeLessThanOrEqual(4);
});
