import type { EventType } from "@stagelight/core/events";
import type { z } from "zod";
import type { Secret, SecretValues } from "./shape/secret.ts";

export type { Secret, SecretValues } from "./shape/secret.ts";

/** A service whose signed deliveries say what happened. What it says is verified. */
export interface Source<Options = unknown> {
  /** kebab-case; the `id` in the config's `connectors`. */
  readonly id: string;
  /** As its vendor writes it. */
  readonly name: string;
  readonly options: z.ZodType<Options>;
  readonly secrets: Readonly<Record<string, Secret>>;
  /** Checks the signature over the raw bytes, and the replay window. */
  verify(delivery: SourceDelivery, context: SourceContext<Options>): Verified;
  /**
   * The events that a delivery stands for, in the order in which they happened; none for kinds that
   * mean nothing here.
   *
   * @param payload as `verify` gave it
   * @throws StagelightError when it is of a known kind, and does not fit
   */
  map(
    payload: unknown,
    delivery: SourceDelivery,
    context: SourceContext<Options>,
  ): readonly SourceEvent[];
}

/** A request of the service as it came. */
export interface SourceDelivery {
  /** The very bytes. */
  readonly body: Buffer;
  readonly headers: Headers;
  /** The time in milliseconds. */
  readonly now: number;
}

export interface SourceContext<Options = unknown> {
  /** The connector's key in the config. Ids of the vendor begin with it: two shops are two vendors. */
  readonly name: string;
  readonly options: Options;
  readonly secrets: SecretValues;
}

/**
 * What became of looking at a delivery: believed, with the id by which a repeat of it is known and
 * its JSON; a try of the vendor that only wants a 200; or why it is not believed.
 */
export type Verified =
  | { readonly id: string; readonly payload: unknown }
  | { readonly ping: true }
  | { readonly refused: "signature" | "stale" | "malformed" };

/** One thing that a delivery tells. */
export interface SourceEvent {
  /**
   * Its `messageId` is made of what the vendor has only once (this refund of this order), never of the
   * delivery: whichever delivery tells it first, it counts once.
   */
  readonly event: SegmentEvent;
  /** What is over with it, by a name of the source's own: an order, a subscription. */
  readonly ends?: string;
  /**
   * Deliveries come in any order. Where the end of one of these came before, `again` is told after
   * this event, so that the end has the last word.
   */
  readonly begins?: readonly { readonly what: string; readonly again: SegmentEvent }[];
}

/** An event of the Segment Spec, as somebody's server would send it. */
export interface SegmentEvent {
  readonly type: EventType;
  readonly messageId: string;
  readonly event?: string;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly timestamp?: string;
}
