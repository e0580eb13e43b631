import { afterAll, expect, it } from "vitest";
import { DEMO_PAGES, demoData, openDemo } from "../kit/demo.ts";

const PORT = 4387;
const data = demoData();

afterAll(() => data.remove());

it("the demo builds the shop, and serves it and its server on one port", async () => {
  const demo = await openDemo(PORT, data.address);
  for (const path of DEMO_PAGES) expect((await fetch(demo.url + path)).status, path).toBe(200);
  const health = await fetch(`${demo.url}/_stagelight/health`);
  expect(await health.json()).toMatchObject({ status: "ok" });
  for (const place of ["/", "/your-data/", "/_stagelight/health"]) {
    expect(demo.printed()).toContain(demo.url + place);
  }
  expect(demo.printed()).toContain(`${demo.url}/_stagelight/dashboard/accept#token=`);

  // While it is open, a second one says what is in its way, before it builds anything.
  const began = Date.now();
  await expect(openDemo(PORT, data.address)).rejects.toThrow(
    /cannot open on port 4387: something else listens there[^]*PORT=4400/,
  );
  expect(Date.now() - began).toBeLessThan(5_000);

  const order = (id: string) =>
    fetch(`${demo.url}/shop/orders`, {
      method: "POST",
      body: JSON.stringify({
        id,
        anonymousId: VISITOR,
        locale: "en",
        consent: { analytics: true },
        properties: { total: 28 },
      }),
    });
  expect((await order("N-1")).status).toBe(200);
  expect((await order("no order")).status).toBe(400);
  expect(await demo.close()).toBe(0);

  const again = await openDemo(PORT, data.address);
  const me = await fetch(`${again.url}/_stagelight/v1/me`, {
    headers: { authorization: `Bearer ${SECRET}` },
  });
  expect(await me.json()).toMatchObject({
    verified: { stage: "retention" },
    events: [{ verified: true, event: { event: "Order Completed" } }],
  });
  expect(await again.close()).toBe(0);
});

/** A visitor's secret, and the id that follows from it. */
const SECRET = "A".repeat(43);
const VISITOR = "01bc8ddc-1ca7-80b0-a1f5-3707b888b560";
