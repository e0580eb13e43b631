import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from "../../../connectors/src/contract/webhook-receiver.ts";
import { BASE, basic, SECRET, testServer, type TestServer } from "../http/test-server.ts";
import { canAdvance } from "../operations/clock.ts";

const KEY = `whsec_${Buffer.from("k".repeat(32)).toString("base64")}`;
const YES = { consent: { categoryPreferences: { analytics: true, marketing: true } } };
const NO = { consent: { categoryPreferences: { analytics: true, marketing: false } } };

/** Not before the test puts the clock forward. */
const LATER = { status: 503, headers: { "retry-after": "50" } };

interface Message {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly event: { readonly event: string; readonly messageId: string };
    readonly stage: { readonly to: string; readonly standing: string };
    readonly person: Record<string, unknown>;
  };
}

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let receiver: WebhookReceiver;
let test: TestServer;

async function start(connector: object = {}): Promise<void> {
  receiver = await startWebhookReceiver(KEY);
  const options = { url: `${receiver.url}/hook`, stages: "none" };
  test = await testServer({
    config: { connectors: [{ id: "webhook", options, ...connector }] },
    environment: { WEBHOOK_SECRET: KEY, STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1" },
    development: true,
  });
}
beforeEach(() => start());
afterEach(async () => {
  await test.close();
  await receiver.close();
});

async function restart(connector: object): Promise<void> {
  await test.close();
  await receiver.close();
  await start(connector);
}

/** What the site's own server says. */
async function say(type: string, event: object): Promise<void> {
  const answer = await test.server.fetch(
    new Request(`${BASE}/v1/${type}`, {
      method: "POST",
      headers: { ...basic(SECRET), "content-type": "application/json" },
      body: JSON.stringify(event),
    }),
  );
  expect(answer.status).toBe(200);
}

const order = (rest: object) =>
  say("track", { event: "Order Completed", properties: { total: 18 }, context: YES, ...rest });

const told = (): Message[] => receiver.taken().map(({ message }) => message as Message);

/** Until all that was said is projected, and nothing is due any more. */
async function settled(): Promise<void> {
  const { store, outbox } = test.server.services;
  const ahead = async () => {
    const { position } = await store.read
      .selectFrom("projection")
      .select("position")
      .where("name", "=", "live")
      .executeTakeFirstOrThrow();
    const { id } = await store.read
      .selectFrom("log")
      .select(({ fn }) => fn.max("id").as("id"))
      .executeTakeFirstOrThrow();
    return id > Number(position);
  };
  await expect.poll(ahead, { timeout: 30_000 }).toBe(false);
  outbox.wake();
  await outbox.idle();
}

async function later(milliseconds: number): Promise<void> {
  const { clock, outbox } = test.server.services;
  if (!canAdvance(clock)) throw new Error("This clock stands.");
  clock.advance(milliseconds);
  await outbox.idle();
}

describe("an event of the site's own server", () => {
  it("is told once, with whom it is about", async () => {
    await say("identify", { userId: "mina", traits: { email: "Mina@nuri.example", plan: "tea" } });
    await order({ userId: "mina", messageId: "order-1" });
    await order({ userId: "mina", messageId: "order-1" });
    await settled();
    const [message, ...others] = told();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      type: "event.order_completed",
      data: {
        event: { messageId: "order-1", userId: "mina", properties: { total: 18 } },
        person: {
          userIds: ["mina"],
          anonymousIds: [],
          email: "mina@nuri.example",
          traits: { plan: "tea" },
          stage: { track: "" },
        },
      },
    });
    expect(test.logged()).not.toMatch(/whsec_|mina@/i);
  });

  it("is told when the receiver works again, with the same id", async () => {
    receiver.answer({ reset: "after" }, { status: 503 });
    await order({ userId: "mina" });
    await settled();
    await expect
      .poll(async () => (await later(3_600_000), told().length), { timeout: 30_000 })
      .toBeGreaterThan(1);
    expect(new Set(receiver.taken().map(({ id }) => id)).size).toBe(1);
  });

  it("is not told from browsers, who say what they like", async () => {
    const answer = await test.server.fetch(
      new Request(`${BASE}/v1/track`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://nuri.example" },
        body: JSON.stringify({
          writeKey: "pk_stagelight",
          event: "Order Completed",
          anonymousId: "a-1",
          context: YES,
        }),
      }),
    );
    expect(answer.status).toBe(200);
    await settled();
    expect(receiver.received()).toEqual([]);
  });
});

describe("consent", () => {
  it("is asked when sending: who withdraws it in between is not told of", async () => {
    receiver.answer(LATER);
    await order({ userId: "mina" });
    await settled();
    expect(told()).toEqual([]);
    await say("identify", { userId: "mina", traits: {}, context: NO });
    await settled();
    await later(3_600_000);
    expect(receiver.received()).toHaveLength(1);
    expect(await test.server.services.store.read.selectFrom("job").selectAll().execute()).toEqual(
      [],
    );
  });

  it("is wanted: of whom nothing is known, nothing is told", async () => {
    await order({ userId: "mina", context: {} });
    await settled();
    expect(receiver.received()).toEqual([]);
  });

  it("is not asked for what is necessary", async () => {
    await restart({ purpose: "necessary" });
    await order({ userId: "mina", context: NO });
    await settled();
    expect(told()).toHaveLength(1);
    expect(told()[0]!.data.person).toMatchObject({ marketing: false });
  });
});

it("tells of a verified change of stage", async () => {
  await test.close();
  const options = { url: `${receiver.url}/hook`, events: [] };
  test = await testServer({
    config: { connectors: [{ id: "webhook", options }] },
    environment: { WEBHOOK_SECRET: KEY, STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1" },
  });
  await order({ userId: "mina" });
  await settled();
  expect(told().map(({ type }) => type)).toContain("stage.changed");
  const { stage } = told().at(-1)!.data;
  expect(stage.standing).toBe("verified");
  expect(told().at(-1)!.data.person).toMatchObject({ stage: { stage: stage.to } });
});

it("is forgotten there too when a person is erased, after what was under way", async () => {
  await say("identify", { userId: "mina", traits: { email: "mina@nuri.example" }, context: YES });
  await order({ userId: "mina" });
  await settled();
  receiver.answer(LATER);
  await order({ userId: "mina" });
  await settled();
  await test.server.services.store.run("erase", {
    email: "mina@nuri.example",
    suppress: "hash",
    now: test.server.services.clock.now(),
  });
  await later(60_000);
  expect(told().map(({ type }) => type)).toEqual(["event.order_completed"]);
  receiver.answer({ status: 503 });
  await later(180_000);
  await later(3_600_000);
  const [, erased, ...others] = told();
  expect(others).toEqual([]);
  expect(erased).toMatchObject({
    type: "person.erased",
    data: { person: { userIds: ["mina"], emails: ["mina@nuri.example"] } },
  });
  expect(await test.server.services.store.read.selectFrom("job").selectAll().execute()).toEqual([]);
});

it("sends nothing any more to a receiver that is gone", async () => {
  receiver.answer({ status: 410 });
  await order({ userId: "mina" });
  await settled();
  await order({ userId: "mina" });
  await settled();
  await later(86_400_000);
  expect(receiver.received()).toHaveLength(1);
});
