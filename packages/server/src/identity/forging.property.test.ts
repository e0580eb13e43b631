import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  BASE,
  basic,
  PUBLISHABLE,
  SECRET,
  SITE,
  testServer,
  type TestServer,
} from "../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";

/** Two customers, each with a browser of their own and a verified order. */
const VICTIMS = ["mina", "juno"].map((userId) => {
  const secret = newVisitorSecret();
  return { userId, email: `${userId}@nuri.example`, secret, anonymousId: visitorIdOf(secret) };
});
/** Who attacks has a browser and an account too. */
const OWN = newVisitorSecret();
const ATTACKER = "mallory";

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function token(sub: string, key: string, more: object = {}, alg = "HS256"): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { aud: SITE, sub, iat: now, exp: now + 300, ...more };
  const body = `${encoded({ alg, typ: "JWT" })}.${encoded(claims)}`;
  return `${body}.${alg === "none" ? "" : createHmac("sha256", key).update(body).digest("base64url")}`;
}

const victim = fc.constantFrom(...VICTIMS);
const verifiedMail = (email: string) => ({ email, email_verified: true });

/** A token that the site never signed for whom it names. */
const forged = victim.chain(({ userId, email }) => {
  const other = "a-secret-that-is-not-the-site's-01234567";
  const own = token(ATTACKER, SECRET).split(".");
  const claims = encoded({ aud: SITE, sub: userId, iat: 0, exp: 9e9, ...verifiedMail(email) });
  const now = Math.floor(Date.now() / 1000);
  return fc.constantFrom(
    token(userId, other),
    token(userId, "", {}, "none"),
    token(userId, PUBLISHABLE, verifiedMail(email)),
    `${own[0]}.${claims}.${own[2]}`,
    token(userId, SECRET, { aud: "https://other.example" }),
    token(userId, SECRET, { iat: now - 900, exp: now - 600 }),
    token(userId, SECRET, { exp: now + 86_400 }),
  );
});

/** The attacker's own valid token; an address in it that the backend has not confirmed. */
const genuine = victim.chain(({ email }) =>
  fc.constantFrom(
    token(ATTACKER, SECRET),
    token(ATTACKER, SECRET, { email, email_verified: false }),
    token(ATTACKER, SECRET, verifiedMail("mallory@nuri.example")),
  ),
);
const shownToken = fc.oneof(forged, genuine);

const anonymousId = fc.oneof(
  victim.map((each) => each.anonymousId),
  victim.map((each) => `user:${each.userId}`),
  fc.constantFrom(visitorIdOf(OWN), "a", undefined, null),
);
const userId = fc.oneof(
  victim.map((each) => each.userId),
  victim.map((each) => each.email),
  victim.map((each) => each.anonymousId),
  fc.constantFrom(ATTACKER, undefined, null, 7),
);
const traits = victim.map(({ email, userId: id }) => ({
  email,
  emailVerified: true,
  userId: id,
  plan: "stolen",
}));

const proof = victim.map(({ userId: id, email }) => ({
  proof: { userId: id, email },
  visitor: true,
}));

const event = fc.record(
  {
    type: fc.constantFrom("track", "page", "identify", "alias", "group", "screen"),
    event: fc.constantFrom("Order Completed", "Order Refunded", "Review Submitted", "x"),
    anonymousId,
    userId,
    previousId: fc.oneof(userId, anonymousId),
    groupId: fc.constant("g"),
    traits,
    properties: fc.constantFrom({}, { revenue: 1, category: "tea" }, { verified: true }),
    context: fc.record(
      { identityToken: shownToken, traits, verified: fc.constant(true) },
      { requiredKeys: [] },
    ),
    stagelight: proof,
    "stage\0light": proof,
    "anonymousId\0": anonymousId,
    trust: fc.constantFrom(1, 2, "verified"),
    verified: fc.constant(true),
    messageId: fc.constantFrom("order-1", "order-2", "m1", "m2", "m3"),
  },
  { requiredKeys: ["type", "event", "groupId", "previousId"] },
);

const headers = fc.oneof(
  fc.constant(basic(PUBLISHABLE)),
  fc.constant({}),
  fc.constant(basic(SECRET.slice(0, -1))),
  victim.map((each) => ({ authorization: `Bearer ${each.anonymousId}` })),
  shownToken.map((each) => ({ authorization: `Bearer ${each}` })),
  fc.constant({ authorization: `Bearer ${OWN}` }),
  victim.map((each) => ({
    "sec-fetch-site": "same-origin",
    cookie: `__Host-stagelight-visitor=${each.anonymousId}; __Host-stagelight-stage=v1.a.b.c`,
  })),
);

const call = fc.oneof(
  fc.record({
    method: fc.constant("POST"),
    path: fc.constantFrom("batch", "b", "import"),
    headers,
    body: fc.record({
      writeKey: fc.constantFrom(PUBLISHABLE, undefined),
      batch: fc.array(event, { minLength: 1, maxLength: 4 }),
      visitor: fc.oneof(
        fc.constantFrom(OWN, undefined, newVisitorSecret()),
        victim.map((each) => each.anonymousId),
      ),
      context: fc.constantFrom(undefined, { verified: true }),
    }),
  }),
  fc.record({
    method: fc.constant("POST"),
    path: fc.constantFrom("track", "identify", "alias", "group", "i", "t"),
    headers,
    body: event.map((each) => ({ ...each, type: undefined, writeKey: PUBLISHABLE })),
  }),
  fc.record({
    method: fc.constant("GET"),
    path: fc
      .tuple(
        fc.oneof(
          victim.map((each) => `anonymousId=${each.anonymousId}`),
          victim.map((each) => `userId=${each.userId}`),
          victim.map((each) => `email=${each.email}`),
          fc.constant("x=1"),
        ),
        fc.constantFrom("", "&restore", "&restore=1"),
      )
      .map(([query, more]) => `stage?${query}${more}`),
    headers,
    body: fc.constant(undefined),
  }),
);

let test: TestServer;

beforeAll(async () => {
  test = await testServer();
  for (const { userId: id, email, anonymousId: browser } of VICTIMS) {
    const who = { userId: id, anonymousId: browser };
    const batch = [
      { type: "identify", ...who, traits: { email, plan: "gold" } },
      {
        type: "track",
        ...who,
        event: "Order Completed",
        messageId: `order-${id === "mina" ? 1 : 2}`,
      },
    ];
    const response = await ask("POST", "batch", basic(SECRET), { batch });
    expect(response.status).toBe(200);
  }
}, 30_000);

afterAll(() => test.close());

let asked = 0;

async function ask(method: string, path: string, shown: object, body?: object): Promise<Response> {
  const number = ++asked;
  const request = new Request(`${BASE}/v1/${path}`, {
    method,
    headers: { "content-type": "application/json", ...shown },
    ...(body && { body: JSON.stringify(body) }),
  });
  const address = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
  return test.server.fetch(request, { address });
}

/** All that is proven, or rests on what is proven. */
async function proven() {
  const { store, taken } = test.server.services;
  while (store.status().projected < taken.accepted) await sleep(2);
  const profiles = await store.read
    .selectFrom("profile")
    .innerJoin("identity", "identity.profile_id", "profile.id")
    .select(["profile.id", "verified", "traits", "kind", "value"])
    .orderBy("kind")
    .orderBy("value")
    .execute();
  const visitors = await store.read
    .selectFrom("visitor")
    .select(["id", "profile_id", "verified"])
    .orderBy("id")
    .execute();
  const outbox = await store.read.selectFrom("job").selectAll().execute();
  const own = [ATTACKER, "mallory@nuri.example"];
  return {
    profiles: profiles.filter(({ value }) => !own.includes(value)),
    owners: visitors.filter(({ id }) => VICTIMS.some((each) => each.anonymousId === id)),
    unproven: [
      ...profiles.filter(({ value }) => own.includes(value)),
      ...visitors.filter(({ profile_id }) => profile_id === null),
    ].flatMap((row) => row.verified ?? ("traits" in row ? row.traits : null) ?? []),
    outbox: outbox.length,
  };
}

it("no calls without the secret key move a verified stage, change a profile, or read another's", async () => {
  const before = await proven();
  expect(before.profiles).toHaveLength(4);
  expect(before.profiles.every((each) => each.verified?.includes("retention"))).toBe(true);
  let stored = 0;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
      const { taken } = test.server.services;
      const already = taken.accepted;
      for (const { method, path, headers: shown, body } of calls) {
        const response = await ask(method, path, shown, body);
        const text = await response.text();
        expect(response.status).toBeLessThan(500);
        expect(text).not.toMatch(/"verified":[^n]|"restored"|gold|mina|juno/);
        expect(response.headers.getSetCookie().join()).not.toMatch(/-stage=v/);
        if (method === "GET" && response.ok) told++;
      }
      stored += taken.accepted - already;
      expect(await proven()).toEqual(before);
    }),
    { numRuns: 150 },
  );
  // What is refused at the door proves nothing about what is behind it.
  expect(stored).toBeGreaterThan(200);
  expect(told).toBeGreaterThan(20);
  const visitor = VICTIMS[0]!;
  const asMina = await ask("GET", "stage", { authorization: `Bearer ${visitor.secret}` });
  expect(((await asMina.json()) as any).verified.stage).toBe("retention");
}, 120_000);

it("who shows the visitor's secret and a token is known by the secret from then on", async () => {
  const who = "somin";
  const secret = newVisitorSecret();
  const identified = {
    type: "identify",
    anonymousId: visitorIdOf(secret),
    context: { identityToken: token(who, SECRET) },
  };
  const body = { writeKey: PUBLISHABLE, batch: [identified], visitor: secret };
  expect((await ask("POST", "batch", {}, body)).status).toBe(200);
  const order = { event: "Order Completed", userId: who };
  expect((await ask("POST", "track", basic(SECRET), order)).status).toBe(200);
  await proven();
  for (const shown of [secret, token(who, SECRET)]) {
    const answer = await ask("GET", "stage", { authorization: `Bearer ${shown}` });
    expect(await answer.json()).toMatchObject({ verified: { stage: "retention" } });
  }
});
