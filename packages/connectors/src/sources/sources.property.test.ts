import { eventSchema } from "@stagelight/core/events";
import { MAX_EVENT_BYTES } from "@stagelight/core/endpoints";
import { StagelightError } from "@stagelight/core/config";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SigningVendor } from "../contract/signing-vendor.ts";
import type { SourceEvent } from "../source.ts";
import { signingShopify } from "./shopify/test-shopify.ts";
import { signingStripe } from "./stripe/test-stripe.ts";
import { signingWoo } from "./woocommerce/test-woocommerce.ts";
import { NOW } from "./shared/test-map.ts";

const VENDORS = [signingStripe, signingShopify, signingWoo];

/** What vendors never send, and whatever else. */
const odd = fc.oneof(
  fc.anything({ maxDepth: 2, withNullPrototype: false }),
  fc.constantFrom("", "0", "-1", "1e99", 1e300, -1, 0.1, NaN, null, undefined, [], {}, "\u0000"),
  fc.constantFrom("\u0000".repeat(3000), "é".repeat(9000), "a:".repeat(150)),
  fc.array(fc.record({ id: fc.nat(), title: fc.string(), name: fc.string() }), { minLength: 600 }),
);

/** Paths of everything in a value. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** The events of a delivery that is signed; none where it is not believed, or does not fit. */
function tried({ source, secrets, sign }: SigningVendor, body: string): readonly SourceEvent[] {
  const headers = new Headers(sign(body, { at: NOW }));
  const context = {
    name: "x".repeat(50),
    options: source.options.parse({ trustEmail: true }),
    secrets,
  };
  const delivery = { body: Buffer.from(body), headers, now: NOW };
  const verified = source.verify(delivery, context);
  if (!("payload" in verified)) {
    expect(verified).not.toHaveProperty("refused", "signature");
    return [];
  }
  try {
    return source.map(verified.payload, delivery, context);
  } catch (error) {
    if (error instanceof StagelightError) return [];
    throw error;
  }
}

describe.each(VENDORS.map((vendor) => [vendor.source.name, vendor] as const))("%s", (_, vendor) => {
  it("makes events that can be kept, or says what is wrong, whatever comes", () => {
    const cases = vendor.life("o000001", NOW).map((body) => {
      const payload: unknown = JSON.parse(body);
      return { payload, paths: pathsIn(payload) };
    });
    let told = 0;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), odd), { maxLength: 4 }),
        (which, changes) => {
          const { payload, paths } = cases[which % cases.length]!;
          const changed = changes.reduce<unknown>((value, [place, by]) => {
            const path = paths[1 + (place % (paths.length - 1))]!;
            // What is no longer there cannot be changed.
            return path.slice(0, -1).reduce<unknown>((at, key) => Object(at)[key] as unknown, value)
              ? replaced(value, path, by)
              : value;
          }, payload);
          for (const { event, begins = [] } of tried(vendor, JSON.stringify(changed))) {
            told++;
            for (const each of [event, ...begins.map(({ again }) => again)]) {
              expect(eventSchema.safeParse(each).error).toBe(undefined);
              expect(Buffer.byteLength(JSON.stringify(each))).toBeLessThan(MAX_EVENT_BYTES);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(100);
  }, 60_000);
});
