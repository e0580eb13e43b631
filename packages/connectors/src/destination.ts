import type { ConnectorPurpose } from "@stagelight/core/config";
import type { EventType } from "@stagelight/core/events";
import type { z } from "zod";
import type { HttpAnswer, HttpRequest } from "./frame/http.ts";
import type { Secret, SecretValues } from "./shape/secret.ts";

export { BatchRefused, EndpointGone, EndpointRefusal, EndpointTrouble } from "./frame/errors.ts";
export type { HttpAnswer, HttpRequest } from "./frame/http.ts";
export type { Secret, SecretValues } from "./shape/secret.ts";

/** A service that is told what happens. */
export interface Destination<Options = unknown> {
  /** kebab-case; the `id` in the config's `connectors`. */
  readonly id: string;
  /** As its vendor writes it. */
  readonly name: string;
  readonly options: z.ZodType<Options>;
  readonly secrets: Readonly<Record<string, Secret>>;
  /** Without consent for it a person's events are not sent, unless the config says another. */
  readonly purpose: ConnectorPurpose;
  /** Most items of one `deliver`. */
  readonly batch: number;
  /** Most deliveries under way together. */
  readonly atOnce: number;
  /** Most requests in a time; the frame waits before it sends more. */
  readonly rate?: { readonly calls: number; readonly seconds: number };
  /** Milliseconds of failing after which it is disabled until somebody enables it. */
  readonly disableAfter?: number;
  /** Which events and transitions are to be delivered. */
  wants(options: Options): Wants;
  /**
   * Tells the service. Mapping and the vendor's own rules, nothing else: how failures are told apart,
   * waited for and repeated is the frame's affair.
   *
   * @returns one answer for each item, in the same order
   * @throws EndpointTrouble, EndpointRefusal of `request`: leave them; they mean all items
   * @throws BatchRefused when the service refuses the items without saying which one it means
   */
  deliver(
    items: readonly Item[],
    context: DestinationContext<Options>,
  ): Promise<readonly Delivered[]>;
  /**
   * Tries what is configured, and leaves nothing at the service. For `stagelight connectors test`.
   *
   * @returns what is wrong, for people, one full sentence each; nothing where all is well
   * @throws EndpointTrouble, EndpointRefusal of `request`
   */
  test?(context: DestinationContext<Options>): Promise<readonly string[]>;
  /** Has the service forget an erased person. */
  forget?(person: Forgotten, context: DestinationContext<Options>): Promise<void>;
}

/** What a destination wants to hear of. */
export interface Wants {
  readonly types: readonly EventType[];
  /** Names of track events. */
  readonly events: readonly string[] | "all";
  /** Transitions: of verified standing only, hints as well, or none. */
  readonly stages: "verified" | "all" | "none";
  /** Of which events: from anybody, or only from the site's own server and from sources. */
  readonly trust: "any" | "verified";
}

export interface DestinationContext<Options> {
  readonly options: Options;
  readonly secrets: SecretValues;
  /** The time in milliseconds. */
  now(): number;
  /**
   * The only way out: absolute address, time and size capped, no redirects, no private addresses.
   *
   * @returns answers of 2xx, and of 4xx that mean what was sent
   * @throws EndpointTrouble on network errors, time-outs, 408, 425, 429, 3xx, 5xx
   * @throws EndpointRefusal on 401, 403
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
}

/** One thing to tell. */
export interface Item {
  /** The same over all retries: the service may know repeats by it. */
  readonly id: string;
  /** When it happened; milliseconds. */
  readonly at: number;
  readonly kind: "event" | "stage";
  /** The event, or the one that moved the stage. */
  readonly event: ItemEvent;
  readonly stage?: ItemStage;
  readonly person: ItemPerson;
  /** The newsletter's subscriber whom an event of the newsletter is about. */
  readonly subscriber?: ItemSubscriber;
}

/** An event of the Segment Spec, as the server keeps it. */
export interface ItemEvent {
  readonly type: EventType;
  readonly messageId: string;
  readonly event?: string;
  readonly name?: string;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly traits: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly timestamp: string;
}

/** A transition. */
export interface ItemStage {
  readonly track: string;
  /** Nothing on entering the track. */
  readonly from: string | null;
  readonly to: string;
  /** Milliseconds. */
  readonly at: number;
  readonly standing: "hint" | "verified";
  readonly rule: string;
  readonly reason: string;
}

/** Whom it is about, as known when sent. */
export interface ItemPerson {
  /** The profile's id, or the visitor's where there is no profile. */
  readonly id: string;
  readonly anonymousIds: readonly string[];
  readonly userIds: readonly string[];
  /** Proven to be the person's. */
  readonly email?: string;
  readonly traits: Readonly<Record<string, unknown>>;
  /** Whether the person allows marketing, as known when sent; nothing where nobody looked. */
  readonly marketing?: boolean;
  /** The verified stage on the first track, now. */
  readonly stage?: { readonly track: string; readonly stage: string; readonly since: number };
}

/** A subscriber of the newsletter, as known when sent. */
export interface ItemSubscriber {
  /** Confirmed to be the subscriber's. */
  readonly email: string;
  readonly name?: string;
  /** A language tag, such as `ko`. */
  readonly language?: string;
  /** What was answered to the config's fields, by their ids. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Lists by their ids in the config. Those that wait for a confirmation are not told. */
  readonly lists: Readonly<Record<string, "confirmed" | "left">>;
}

/** An erased person: everything that a service could know them by. */
export interface Forgotten {
  readonly id: string;
  readonly anonymousIds: readonly string[];
  readonly userIds: readonly string[];
  readonly emails: readonly string[];
}

/**
 * How it went with one item. `why` is for people and names no secrets and no personal data; `final`:
 * it will never be taken.
 */
export type Delivered =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string; readonly final: boolean }
  | { readonly dropped: string };
