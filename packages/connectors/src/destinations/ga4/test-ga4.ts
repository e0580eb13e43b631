import { afterEach, beforeEach } from "vitest";
import type { z } from "zod";
import { contextFor, NOW } from "../../contract/context.ts";
import type { DestinationContext } from "../../destination.ts";
import { ga4 } from "./ga4.ts";
import { type Ga4Vendor, startGa4 } from "./test-vendor.ts";

/** The secret of tests. */
export const SECRET = "an-api-secret-of-tests";

/** What a test of a file has: a stand-in of its own, and what the destination is given. */
export interface TestGa4 {
  readonly vendor: Ga4Vendor;
  /** What the stand-in was sent, as JSON. */
  bodies(): Record<string, never>[];
  context(options?: object): DestinationContext<z.infer<typeof ga4.options>>;
}

/** For a file of tests: a stand-in for Google Analytics, anew for each of them. */
export function testGa4(): TestGa4 {
  let vendor: Ga4Vendor;
  beforeEach(async () => {
    vendor = await startGa4(() => NOW);
  });
  afterEach(() => vendor.close());
  return {
    get vendor() {
      return vendor;
    },
    bodies: () => vendor.received().map(({ body }) => JSON.parse(body) as Record<string, never>),
    context: (options = {}) =>
      contextFor(
        ga4,
        { measurementId: "G-ABC123DEF4", url: vendor.url, ...options },
        { apiSecret: SECRET },
      ),
  };
}
