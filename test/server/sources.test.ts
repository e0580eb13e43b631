import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { readConfig } from "@stagelight/core/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deliver,
  type Signing,
  type SigningVendor,
  type TestDelivery,
} from "../../packages/connectors/src/contract/signing-vendor.ts";
import { signingBackend } from "../../packages/connectors/src/sources/events/test-events.ts";
import { signingShopify } from "../../packages/connectors/src/sources/shopify/test-shopify.ts";
import { signingStripe } from "../../packages/connectors/src/sources/stripe/test-stripe.ts";
import { signingWoo } from "../../packages/connectors/src/sources/woocommerce/test-woocommerce.ts";
import { type Serving, serve } from "../../packages/server/src/http/serve.ts";
import { createServer, type StagelightServer } from "../../packages/server/src/http/server.ts";
import { stateOf } from "../../packages/server/src/project/people.ts";
import { freshDatabase } from "../kit/postgres.ts";

const MINUTE = 60_000;
const VENDORS = [signingBackend, signingStripe, signingShopify, signingWoo];
const SECRET = "canary-secret-0123456789abcdefghijklmnop";

/** Orders and spent money only where something asks for them. */
const config = readConfig({
  site: { url: "https://nuri.example" },
  server: {},
  segments: {},
  connectors: VENDORS.map(({ source }) => ({ id: source.id })),
});

let orders = 0;
/** A name of an order that no other case has. */
const newOrder = (): string => `o${String(++orders).padStart(6, "0")}`;

describe.each(["sqlite", "postgres"] as const)("sources on %s", (kind) => {
  let server: StagelightServer;
  let serving: Serving;
  let remove: () => Promise<unknown>;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "stagelight-"));
    const database = kind === "postgres" ? await freshDatabase() : undefined;
    remove = async () => {
      await database?.drop();
      await rm(folder, { recursive: true });
    };
    server = await createServer({
      config,
      environment: {
        STAGELIGHT_SECRET: SECRET,
        DATABASE_URL: database?.url ?? `file:${join(folder, "test.db")}`,
        HOST: "127.0.0.1",
        PORT: "0",
        LOG_LEVEL: "silent",
        ...Object.fromEntries(VENDORS.flatMap(variablesOf)),
      },
    });
    serving = await serve(server, { signals: false });
  });
  afterAll(async () => {
    await serving.close();
    await remove();
  });

  async function send(
    name: string,
    { headers, body }: { headers: Readonly<Record<string, string>>; body: string | Uint8Array },
  ): Promise<{ status: number; code: string | undefined }> {
    const answer = await fetch(`${serving.url}/_stagelight/v1/sources/${name}`, {
      method: "POST",
      headers,
      body,
    });
    const { code } = (await answer.json()) as { code?: string };
    return { status: answer.status, code };
  }

  /** Everything that a delivery may change, once all is projected. */
  async function state(vendor: SigningVendor, order: string) {
    const { store, model } = server.services;
    const rows = await store.read
      .selectFrom("log")
      .select(["body", "trust"])
      .orderBy("tx")
      .orderBy("id")
      .execute();
    await projected();
    const person = await store.read
      .selectFrom("identity")
      .innerJoin("profile", "profile.id", "identity.profile_id")
      .select(["profile.verified", "profile.last_seen"])
      .where("identity.value", "=", vendor.customer(order))
      .executeTakeFirst();
    const verified = person?.verified
      ? stateOf(model, person.verified, person.last_seen)
      : undefined;
    const [, , count = 0, spent = 0] = verified?.profile ?? [];
    const events = rows
      .map(({ body, trust }) => ({ ...(JSON.parse(body) as Logged), trust }))
      .filter(({ userId }) => userId === vendor.customer(order));
    return {
      log: rows.length,
      events: events.map(({ event, trust }) => `${event} ${trust}`),
      orders: count,
      spent,
      stage: verified ? await stage(vendor.customer(order)) : undefined,
    };
  }

  async function stage(userId: string): Promise<string | undefined> {
    const answer = await fetch(
      `${serving.url}/_stagelight/v1/stage?userId=${encodeURIComponent(userId)}`,
      { headers: { authorization: `Basic ${Buffer.from(`${SECRET}:`).toString("base64")}` } },
    );
    return ((await answer.json()) as { verified: { stage: string } | null }).verified?.stage;
  }

  async function projected(): Promise<void> {
    const { store } = server.services;
    for (;;) {
      const last = await store.read
        .selectFrom("log")
        .select("id")
        .orderBy("tx", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      const { position } = (await store.read
        .selectFrom("projection")
        .select("position")
        .where("name", "=", "live")
        .executeTakeFirst()) ?? { position: "" };
      if (!last || Number(position.split("-").at(-1)) === last.id) return;
      await sleep(5);
    }
  }

  describe.each(VENDORS.map((vendor) => [vendor.source.name, vendor] as const))(
    "%s",
    (_, vendor) => {
      const name = vendor.source.id;
      const signed = (body: string, more: Partial<Signing> = {}): TestDelivery =>
        deliver(vendor, body, { at: Date.now(), ...more });
      const lifeOf = (order: string): readonly string[] =>
        vendor.life(order, Date.now() - 10 * MINUTE);
      const LIVED = {
        events: ["Order Completed 1", "Order Refunded 1"],
        orders: 1,
        spent: 3000,
        stage: "consideration",
      };

      async function live(order: string): Promise<void> {
        for (const body of lifeOf(order)) {
          expect(await send(name, signed(body))).toEqual({ status: 200, code: undefined });
        }
      }

      /** What is sent is answered so, and changes nothing for whom it is about, nor anything else. */
      async function refused(
        order: string,
        sent: { headers: Readonly<Record<string, string>>; body: string | Uint8Array },
        code: string | undefined,
      ): Promise<void> {
        const before = await state(vendor, order);
        const answer = await send(name, sent);
        expect(answer.code).toBe(code);
        expect(answer.status).toBe(STATUS[code ?? ""]);
        expect(await state(vendor, order)).toEqual(before);
      }

      it("verifies a stage", async () => {
        const order = newOrder();
        const [paid, refunded] = lifeOf(order);
        expect((await send(name, signed(paid!))).status).toBe(200);
        expect(await state(vendor, order)).toMatchObject({
          events: ["Order Completed 1"],
          orders: 1,
          spent: 5000,
          stage: "retention",
        });
        expect((await send(name, signed(refunded!))).status).toBe(200);
        expect(await state(vendor, order)).toMatchObject(LIVED);
      });

      it("believes the secret before, and no other", async () => {
        const order = newOrder();
        const [paid] = lifeOf(order);
        await refused(order, signed(paid!, { secret: OTHERS[name]! }), "signature-invalid");
        const { status } = await send(name, signed(paid!, { secret: vendor.secrets.previous }));
        expect(status).toBe(200);
        expect(await state(vendor, order)).toMatchObject({ orders: 1 });
      });

      it("believes nothing that is forged", async () => {
        const order = newOrder();
        const [paid] = lifeOf(order);
        const { headers } = signed(paid!);
        const unsigned = Object.fromEntries(
          Object.entries(headers).filter(([key]) => !/signature|hmac/.test(key)),
        );
        await refused(order, { headers: unsigned, body: paid! }, "signature-invalid");
        const bytes = Buffer.from(paid!);
        for (let place = 0; place < bytes.length; place += 97) {
          const changed = Buffer.from(bytes);
          changed[place]! ^= 1;
          await refused(order, { headers, body: changed }, "signature-invalid");
        }
        for (const end of [0, 1, bytes.length - 1]) {
          await refused(order, { headers, body: bytes.subarray(0, end) }, "signature-invalid");
        }
        await refused(order, { headers, body: `${paid} ` }, "signature-invalid");
        const [key, value = ""] = Object.entries(headers).find(([each]) =>
          /signature|hmac/.test(each),
        )!;
        for (const other of ["", "v1,", "t=1,v1=", value.slice(0, -2), value.toUpperCase(), "é"]) {
          const forged = { ...headers, [key]: encodeURIComponent(other) };
          await refused(order, { headers: forged, body: paid! }, "signature-invalid");
        }
        const strangers = VENDORS.filter((each) => each !== vendor);
        for (const stranger of strangers) {
          const sent = deliver(stranger, paid!, { at: Date.now() });
          await refused(order, sent, "signature-invalid");
        }
      });

      it("takes a replay for what it is", async () => {
        const order = newOrder();
        const sent = lifeOf(order).map((body) => signed(body));
        for (const each of sent) await send(name, each);
        const before = await state(vendor, order);
        for (const each of [...sent, ...sent.toReversed()]) await refused(order, each, undefined);
        expect(await state(vendor, order)).toEqual(before);
        expect(before).toMatchObject(LIVED);
      });

      it("takes one of eight that come at once", async () => {
        const order = newOrder();
        for (const body of lifeOf(order)) {
          const sent = signed(body);
          const answers = await Promise.all(Array.from({ length: 8 }, () => send(name, sent)));
          expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
        }
        expect(await state(vendor, order)).toMatchObject(LIVED);
      });

      it("counts once what several deliveries tell", async () => {
        const order = newOrder();
        await live(order);
        const before = await state(vendor, order);
        for (const body of lifeOf(order)) {
          for (let time = 0; time < 3; time++) {
            await refused(order, signed(vendor.again(body)), undefined);
          }
        }
        expect(await state(vendor, order)).toEqual(before);
      });

      it.runIf(vendor.anyOrder)("comes to the same in any order", async () => {
        const order = newOrder();
        const life = lifeOf(order);
        for (const body of life.toReversed()) await send(name, signed(body));
        const { events, ...rest } = await state(vendor, order);
        expect(rest).toMatchObject({ orders: 1, spent: 3000, stage: LIVED.stage });
        expect(events.at(-1)).toBe("Order Refunded 1");
        for (const body of life) await refused(order, signed(vendor.again(body)), undefined);
        // At once, on connections of their own.
        const other = newOrder();
        await Promise.all(lifeOf(other).map((body) => send(name, signed(body))));
        expect(await state(vendor, other)).toMatchObject({
          orders: 1,
          spent: 3000,
          stage: LIVED.stage,
        });
      });

      it("believes nothing old, and nothing from the future", async () => {
        const order = newOrder();
        for (const sent of vendor.untimely(order, Date.now())) {
          await refused(order, sent, "delivery-stale");
        }
        await live(order);
        for (const sent of vendor.untimely(order, Date.now())) {
          await refused(order, sent, "delivery-stale");
        }
      });

      it("takes zipped bodies, and others not", async () => {
        const order = newOrder();
        const [paid] = lifeOf(order);
        const { headers } = signed(paid!);
        const zipped = { ...headers, "content-encoding": "gzip" };
        await refused(order, { headers: zipped, body: paid! }, "body-unreadable");
        const brotli = { ...headers, "content-encoding": "br" };
        await refused(order, { headers: brotli, body: paid! }, "content-type-unsupported");
        const bomb = gzipSync(Buffer.alloc(20_000_000, 32));
        await refused(order, { headers: zipped, body: bomb }, "body-too-large");
        expect((await send(name, { headers: zipped, body: gzipSync(paid!) })).status).toBe(200);
        expect(await state(vendor, order)).toMatchObject({ orders: 1 });
      });

      it("takes JSON, within bounds, without hostile keys", async () => {
        const order = newOrder();
        const [paid] = lifeOf(order);
        for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/xml"]) {
          const { headers } = signed(paid!);
          const sent = { headers: { ...headers, "content-type": type }, body: paid! };
          await refused(order, sent, "content-type-unsupported");
        }
        for (const text of ["", "{", "a=b", "\u0000", paid!.slice(0, -1)]) {
          await refused(order, signed(text), "body-unreadable");
        }
        const large = JSON.stringify({ ...JSON.parse(paid!), large: "a".repeat(1024 * 1024) });
        await refused(order, signed(large), "body-too-large");
        for (const key of ["__proto__", "constructor", "prototype"]) {
          const hostile = paid!.replace("{", `{"${key}":{"orders":9},`);
          await refused(order, signed(hostile), "body-invalid");
        }
        const deep = paid!.replace("{", `{"deep":${"[".repeat(3000)}${"]".repeat(3000)},`);
        await refused(order, signed(deep), "body-invalid");
        expect((Object.prototype as { orders?: unknown }).orders).toBe(undefined);
      });

      it("is not asked again for kinds that mean nothing here", async () => {
        const order = newOrder();
        await refused(order, signed(vendor.unknown(order, Date.now())), undefined);
      });

      it("asks to be told again while nothing can be stored", async () => {
        const order = newOrder();
        const sent = lifeOf(order).map((body) => signed(body));
        const { store } = server.services;
        const { run } = store;
        // As the store says it when its disk is full or its server is gone.
        const failing = await import("../../packages/server/src/store/store-error.ts");
        Object.assign(store, {
          run: () => Promise.reject(new failing.StoreError("storage-unavailable", "gone")),
        });
        try {
          for (const each of sent) await refused(order, each, "storage-unavailable");
        } finally {
          Object.assign(store, { run });
        }
        for (const each of sent) expect((await send(name, each)).status).toBe(200);
        expect(await state(vendor, order)).toMatchObject(LIVED);
      });
    },
  );

  it("answers WooCommerce's ping, and takes nothing by it", async () => {
    const before = await server.services.store.read.selectFrom("log").select("id").execute();
    const ping = {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "webhook_id=1",
    };
    expect((await send("woocommerce", ping)).status).toBe(200);
    expect((await send("shopify", ping)).code).toBe("signature-invalid");
    expect(await server.services.store.read.selectFrom("log").select("id").execute()).toEqual(
      before,
    );
  });

  it("takes what fits of a batch of signed events, and tells what does not", async () => {
    const order = newOrder();
    const [good] = signingBackend.life(order, Date.now());
    const batch = [JSON.parse(good!), { type: "track" }, 5, { type: "page" }];
    const answer = await fetch(`${serving.url}/_stagelight/v1/sources/events`, {
      method: "POST",
      ...deliver(signingBackend, JSON.stringify({ batch }), { at: Date.now() }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      success: true,
      rejected: [{ index: 1 }, { index: 2 }, { index: 3 }],
    });
    expect(await state(signingBackend, order)).toMatchObject({ orders: 1 });
    const bad = deliver(signingBackend, '{"type":"track"}', { at: Date.now() });
    expect(await send("events", bad)).toEqual({ status: 400, code: "body-invalid" });
  });

  it("knows no other source", async () => {
    for (const name of ["paypal", "stripe-2", "constructor", "__proto__", "..%2fhealth"]) {
      const [paid] = signingStripe.life(newOrder(), Date.now());
      const sent = deliver(signingStripe, paid!, { at: Date.now() });
      expect((await send(name, sent)).code, name).toBe("not-found");
    }
  });
});

interface Logged {
  readonly event?: string;
  readonly userId?: string;
}

const STATUS: Readonly<Record<string, number>> = {
  "": 200,
  "signature-invalid": 401,
  "delivery-stale": 400,
  "body-unreadable": 400,
  "body-invalid": 400,
  "body-too-large": 413,
  "content-type-unsupported": 415,
  "storage-unavailable": 503,
};

/** Secrets of somebody else. */
const OTHERS: Readonly<Record<string, string>> = {
  events: `whsec_${Buffer.from("somebody else's, of 32 bytes too").toString("base64")}`,
  stripe: "whsec_somebodyElse0000000",
  shopify: "somebody else's",
  woocommerce: "somebody else's",
};

/** The environment variables of a vendor's secrets. */
function variablesOf({ source, secrets }: SigningVendor): [string, string][] {
  const prefix = source.id.toUpperCase();
  return Object.entries(source.secrets).map(([key, { variable }]) => [
    `${prefix}_${variable}`,
    secrets[key as keyof typeof secrets],
  ]);
}
