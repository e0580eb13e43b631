import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deliver,
  type Signing,
  type TestDelivery,
} from "../../../connectors/src/contract/signing-vendor.ts";
import { StoreError } from "../store/store-error.ts";
import { newOrder, type Sent, type SourcesServer, sourcesServer, VENDORS } from "./test-sources.ts";

const MINUTE = 60_000;
const PATIENT = { timeout: 60_000 };

describe.each(["sqlite", "postgres"] as const)("sources on %s", PATIENT, (kind) => {
  let test: SourcesServer;
  beforeAll(async () => {
    test = await sourcesServer(kind);
  }, 60_000);
  afterAll(() => test.close());

  describe.each(VENDORS.map((vendor) => [vendor.source.name, vendor] as const))(
    "%s",
    (_, vendor) => {
      const name = vendor.source.id;
      const signed = (body: string, more: Partial<Signing> = {}): TestDelivery =>
        deliver(vendor, body, { at: Date.now(), ...more });
      const lifeOf = (order: string): readonly string[] =>
        vendor.life(order, Date.now() - 10 * MINUTE);
      const LIVED = {
        events: ["Order Completed 1", "Order Refunded 1", "Order Refunded 1"],
        orders: 1,
        spent: 0,
        stage: "consideration",
      };

      async function live(order: string): Promise<void> {
        for (const body of lifeOf(order)) {
          expect(await test.send(name, signed(body))).toMatchObject({ status: 200 });
        }
      }

      /** What is sent is answered so, and changes nothing for whom it is about, nor anything else. */
      async function refused(order: string, sent: Sent, code: string | undefined): Promise<void> {
        const before = await test.state(vendor, order);
        const answer = await test.send(name, sent);
        expect(answer.code).toBe(code);
        expect(answer.status).toBe(STATUS[code ?? ""]);
        expect(await test.state(vendor, order)).toEqual(before);
      }

      it("verifies a stage", async () => {
        const order = newOrder();
        const [paid, refunded, whole] = lifeOf(order);
        expect((await test.send(name, signed(paid!))).status).toBe(200);
        expect(await test.state(vendor, order)).toMatchObject({
          events: ["Order Completed 1"],
          orders: 1,
          spent: 5000,
          stage: "retention",
        });
        expect((await test.send(name, signed(refunded!))).status).toBe(200);
        // Who has sent a part of it back is a customer all the same.
        expect(await test.state(vendor, order)).toMatchObject({ spent: 3000, stage: "retention" });
        expect((await test.send(name, signed(whole!))).status).toBe(200);
        expect(await test.state(vendor, order)).toMatchObject(LIVED);
      });

      it("believes the secret before, and no other", async () => {
        const order = newOrder();
        const [paid] = lifeOf(order);
        await refused(order, signed(paid!, { secret: OTHERS[name]! }), "signature-invalid");
        const { status } = await test.send(
          name,
          signed(paid!, { secret: vendor.secrets.previous }),
        );
        expect(status).toBe(200);
        expect(await test.state(vendor, order)).toMatchObject({ orders: 1 });
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
        const [key, value] = Object.entries(headers).find(([each]) => /signature|hmac/.test(each))!;
        for (const other of ["", "v1,", "t=1,v1=", value.slice(0, -2), value.toUpperCase(), "é"]) {
          const forged = { ...headers, [key]: encodeURIComponent(other) };
          await refused(order, { headers: forged, body: paid! }, "signature-invalid");
        }
        const strangers = VENDORS.filter((each) => each !== vendor);
        for (const stranger of strangers) {
          const sent = deliver(stranger, paid!, { at: Date.now() });
          await refused(order, sent, "signature-invalid");
        }
        expect(await test.state(vendor, order)).toMatchObject({ events: [], orders: 0 });
      });

      it("takes a replay for what it is", async () => {
        const order = newOrder();
        const sent = lifeOf(order).map((body) => signed(body));
        for (const each of sent) await test.send(name, each);
        const before = await test.state(vendor, order);
        for (const each of [...sent, ...sent.toReversed()]) await refused(order, each, undefined);
        expect(await test.state(vendor, order)).toEqual(before);
        expect(before).toMatchObject(LIVED);
      });

      it("takes one of eight that come at once", async () => {
        const order = newOrder();
        for (const body of lifeOf(order)) {
          const sent = signed(body);
          const answers = await Promise.all(Array.from({ length: 8 }, () => test.send(name, sent)));
          expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
        }
        expect(await test.state(vendor, order)).toMatchObject(LIVED);
      });

      it("counts once what several deliveries tell", async () => {
        const order = newOrder();
        await live(order);
        const before = await test.state(vendor, order);
        for (const body of lifeOf(order)) {
          for (let time = 0; time < 3; time++) {
            await refused(order, signed(vendor.again(body)), undefined);
          }
        }
        expect(await test.state(vendor, order)).toEqual(before);
      });

      it.runIf(vendor.anyOrder)("comes to the same in any order", async () => {
        const order = newOrder();
        const life = lifeOf(order);
        for (const body of life.toReversed()) await test.send(name, signed(body));
        const { events, ...rest } = await test.state(vendor, order);
        expect(rest).toMatchObject({ orders: 1, spent: 0, stage: LIVED.stage });
        expect(events.at(-1)).toBe("Order Refunded 1");
        for (const body of life) await refused(order, signed(vendor.again(body)), undefined);
        // At once, on connections of their own.
        const other = newOrder();
        await Promise.all(lifeOf(other).map((body) => test.send(name, signed(body))));
        expect(await test.state(vendor, other)).toMatchObject({
          orders: 1,
          spent: 0,
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
        expect(await test.state(vendor, order)).toMatchObject(LIVED);
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
        expect((await test.send(name, { headers: zipped, body: gzipSync(paid!) })).status).toBe(
          200,
        );
        expect(await test.state(vendor, order)).toMatchObject({ orders: 1 });
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
        expect(await test.state(vendor, order)).toMatchObject({ events: [], orders: 0 });
      });

      it("asks to be told again while nothing can be stored", async () => {
        const order = newOrder();
        const sent = lifeOf(order).map((body) => signed(body));
        const { store } = test.server.services;
        const { run } = store;
        // As the store says it when its disk is full or its server is gone.
        Object.assign(store, {
          run: () => Promise.reject(new StoreError("storage-unavailable", "gone")),
        });
        try {
          for (const each of sent) await refused(order, each, "storage-unavailable");
        } finally {
          Object.assign(store, { run });
        }
        for (const each of sent) expect((await test.send(name, each)).status).toBe(200);
        expect(await test.state(vendor, order)).toMatchObject(LIVED);
      });
    },
  );
});

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
