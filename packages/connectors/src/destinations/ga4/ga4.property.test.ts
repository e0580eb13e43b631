import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventItem, NOW, stageItem } from "../../contract/context.ts";
import type { Item } from "../../destination.ts";
import { EVENTS } from "./events.ts";
import { type Ga4Options, optionsSchema } from "./options.ts";
import { requestsFor } from "./requests.ts";
import { validate } from "./test-vendor.ts";

/** Addresses as they come: bare, in pages' addresses, encoded once and more, quoted, in a sentence. */
const address = fc
  .tuple(
    fc.emailAddress(),
    fc.constantFrom<(email: string) => string>(
      (email) => email,
      (email) => `Anna <${email}>`,
      (email) => `mailto:${email}`,
      (email) => `https://nuri.example/?email=${encodeURIComponent(email)}&a=1`,
      (email) => encodeURIComponent(encodeURIComponent(email)),
      (email) => email.replace("@", "＠"),
      (email) => `${"x".repeat(90)} ${email}`,
      (email) => `"anna b"@${email.split("@")[1]}`,
      (email) => email.replace("@", "&#64;"),
    ),
  )
  .map(([email, written]) => written(email));

const value = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 3, arbitrary: address },
  { weight: 3, arbitrary: fc.double() },
);

const KEYS =
  "order_id affiliation coupon currency revenue total value tax shipping payment_method query method share_via list_id list_name product_id name brand category variant price quantity position discount plan seats email".split(
    " ",
  );

const properties = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 20 }),
    fc.option(fc.array(fc.dictionary(fc.constantFrom(...KEYS), value), { maxLength: 6 })),
    fc.constantFrom(1, 1, 1, 60),
    fc.boolean(),
  )
  .map(([one, products, times, sale]) => ({
    ...one,
    ...(sale && { order_id: "N-1", currency: "EUR" }),
    ...(products && { products: Array.from({ length: times }, () => products).flat() }),
  }));

const item: fc.Arbitrary<Item> = fc
  .record({
    event: fc.constantFrom(...Object.keys(EVENTS), "Quiz Done"),
    properties,
    age: fc.integer({ min: -3_600_000, max: 74 * 3_600_000 }),
    anonymousId: fc.constantFrom("a-1", "a-2", "anna@nuri.example"),
    userId: fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), address),
    ids: fc.record({ clientId: value, sessionId: value }),
    stage: fc.option(fc.tuple(fc.oneof(fc.string({ minLength: 1 }), address), fc.string())),
  })
  .map(({ event, properties, age, anonymousId, userId, ids, stage }) => {
    const rest = { at: NOW - age, event: { anonymousId, userId, context: { ga4: ids } } };
    if (!stage) return eventItem(event, properties, rest);
    return stageItem(stage[1], stage[0], { at: NOW - age });
  });

const options: fc.Arbitrary<Ga4Options> = fc
  .record({
    parameters: fc.subarray(["plan", "seats", "coupon", "category", "Mood"]),
    userId: fc.boolean(),
    currency: fc.constantFrom(undefined, "KRW"),
  })
  .map((some) =>
    optionsSchema.parse({
      measurementId: "G-ABC123DEF4",
      events: { "Quiz Done": "quiz_done" },
      ...some,
    }),
  );

describe("whatever happens", { timeout: 60_000 }, () => {
  it("nothing leaves that Google Analytics drops, and no address", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), options, (items, options) => {
        const { requests, untold } = requestsFor(items, options, NOW);
        for (const { body } of requests) expect(validate(body, NOW)).toEqual([]);
        const places = [...requests.flatMap(({ places }) => places), ...untold.keys()];
        expect(places.toSorted((a, b) => a - b)).toEqual(items.map((_, place) => place));
      }),
      { numRuns: 300 },
    );
  });

  it("a name that the options take is one that Google Analytics takes", () => {
    const name = fc.oneof(
      fc.constantFrom(
        "error",
        "page_view",
        "ga_x",
        "_x",
        "firebase_x",
        "1x",
        "x y",
        "gclid",
        "Plan",
      ),
      fc.string({
        unit: fc.constantFrom("a", "b", "z", "_", "9", " ", "É", "-", "."),
        minLength: 1,
        maxLength: 45,
      }),
    );
    fc.assert(
      fc.property(name, (name) => {
        const event = { name, params: {} };
        const parameter = { name: "quiz_done", params: { [name]: "x" } };
        const fits = (event: object) =>
          validate(JSON.stringify({ client_id: "1.1", events: [event] }), NOW).length === 0;
        const takes = (some: object) =>
          optionsSchema.safeParse({ measurementId: "G-ABC123DEF4", ...some }).success;
        expect(takes({ events: { "Quiz Done": name } }) && !fits(event)).toBe(false);
        expect(takes({ parameters: [name] }) && !fits(parameter)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
