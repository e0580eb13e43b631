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
  /** The events that a delivery stands for; none for kinds that mean nothing here. */
  map(delivery: SourceDelivery, context: SourceContext<Options>): readonly SourceEvent[];
}

/** A request of the service as it came. */
export interface SourceDelivery {
  /** The very bytes. */
  readonly body: Buffer;
  readonly headers: Headers;
  /** The time in milliseconds. */
  readonly now: number;
}

export interface SourceContext<Options> {
  readonly options: Options;
  readonly secrets: SecretValues;
}

/** The delivery's id, by which a repeat is known; or why it is not believed. */
export type Verified =
  { readonly id: string } | { readonly refused: "signature" | "stale" | "malformed" };

/** An event of the Segment Spec, as somebody's server would send it. */
export interface SourceEvent {
  readonly type: EventType;
  /** Made from the vendor's id of the event: a repeat counts once. */
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
