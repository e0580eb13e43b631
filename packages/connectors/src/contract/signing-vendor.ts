import type { Source } from "../source.ts";

/** A delivery as a vendor sends it. */
export interface TestDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a delivery is signed. */
export interface Signing {
  /** Milliseconds since 1970: when it is signed. */
  readonly at: number;
  /** Default: the one in use. */
  readonly secret?: string;
  /** What the vendor counts deliveries by, where that is not in the body. Default: another one each time. */
  readonly id?: string;
}

/** For tests: a vendor that signs, made by hand from its documentation. */
export interface SigningVendor {
  readonly source: Source;
  /** The secret in use, and the one before it. */
  readonly secrets: { readonly current: string; readonly previous: string };
  /** Signs what is to be sent. */
  sign(body: string, signing: Signing): Record<string, string>;
  /**
   * An order that is paid (50), then given back in part (20), then the rest (30): bodies in the order
   * in which they come.
   *
   * @param order names it and its customer; others have others
   * @param at milliseconds since 1970
   */
  life(order: string, at: number): readonly string[];
  /** A body of a kind that means nothing here. */
  unknown(order: string, at: number): string;
  /** The same thing told once more, by another delivery. */
  again(body: string): string;
  /** What is told so long ago, or ahead of time, that it is not believed. */
  untimely(order: string, now: number): readonly TestDelivery[];
  /** The `userId` of the order's customer; of the generic source's events. */
  customer(order: string): string;
  /** Whether an order ends the same, in whatever order its deliveries come. */
  readonly anyOrder: boolean;
}

/** What a vendor sends. */
export function deliver(vendor: SigningVendor, body: string, signing: Signing): TestDelivery {
  return {
    headers: { "content-type": "application/json", ...vendor.sign(body, signing) },
    body,
  };
}
