import { afterEach, expect, it } from "vitest";
import { BASE, basic, SECRET, testServer } from "../http/test-server.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

async function server(development: boolean) {
  const { server: made, close } = await testServer({ development });
  undo.push(close);
  const ask = (path: string, body?: object) =>
    made.fetch(
      new Request(`${BASE}/${path}`, {
        ...(body && { method: "POST", body: JSON.stringify(body) }),
        headers: { "content-type": "application/json" },
      }),
    );
  return { made, ask };
}

it("is put forward in development, for all that asks what time it is", async () => {
  const { made, ask } = await server(true);
  const told = async () =>
    Date.parse(((await (await ask("v1/development/clock")).json()) as { now: string }).now);
  const before = await told();
  expect(Math.abs(before - Date.now())).toBeLessThan(10_000);
  expect((await ask("v1/development/clock", { advance: "3d" })).status).toBe(200);
  expect((await told()) - before).toBeGreaterThanOrEqual(3 * 86_400_000);
  expect(made.services.clock.now() - Date.now()).toBeGreaterThan(2.9 * 86_400_000);
  for (const wrong of [{}, { advance: "-3d" }, { advance: 3 }, { advance: "3d", more: 1 }]) {
    expect((await ask("v1/development/clock", wrong)).status).toBe(400);
  }
  await made.fetch(
    new Request(`${BASE}/v1/track`, {
      method: "POST",
      headers: { "content-type": "application/json", ...basic(SECRET) },
      body: JSON.stringify({ type: "track", event: "Order Completed", userId: "mina" }),
    }),
  );
  const row = await made.services.store.read
    .selectFrom("log")
    .select("received_at")
    .executeTakeFirstOrThrow();
  expect(row.received_at).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
}, 60_000);

it("does not exist elsewhere", async () => {
  const { made, ask } = await server(false);
  expect((await ask("v1/development/clock")).status).toBe(404);
  expect((await ask("v1/development/clock", { advance: "3d" })).status).toBe(404);
  expect(await (await ask("openapi.json")).text()).not.toContain("development");
  expect(Math.abs(made.services.clock.now() - Date.now())).toBeLessThan(1_000);
}, 60_000);
