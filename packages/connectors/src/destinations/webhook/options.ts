import { problem } from "@stagelight/core/config";
import { EVENT_SCHEMAS, type EventType } from "@stagelight/core/events";
import { z } from "zod";

/** Headers that are ours, or that a secret would stand in. */
const NOT_OWN =
  /^(webhook-.*|content-.*|authorization|proxy-.*|cookie|host|connection|transfer-encoding|accept|user-agent)$/i;

const headerName = z.string().superRefine((name, context) => {
  if (/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name) && !NOT_OWN.test(name)) return;
  context.addIssue(
    problem([], {
      expected: 'the name of a header of your own, such as "x-tenant"',
      found: JSON.stringify(name),
      help: "Leave it out: the receiver knows us by the signature, and secrets do not belong into the config.",
    }),
  );
});

const TYPES = Object.keys(EVENT_SCHEMAS) as [EventType, ...EventType[]];

/** Options of the destination `webhook`. */
export const optionsSchema = z.strictObject({
  /** Where deliveries are sent. */
  url: z.url({ protocol: /^https?$/, error: 'an address such as "https://erp.nuri.example/hook"' }),
  /** Names of track events. */
  events: z.union([z.literal("all"), z.array(z.string().min(1))], '"all", or names').default("all"),
  types: z.array(z.enum(TYPES)).default(["track"]),
  /** Which transitions are told. */
  stages: z.enum(["verified", "all", "none"]).default("verified"),
  /** Whose events: `verified` are those of the site's own server and of sources; anybody can send others. */
  trust: z.enum(["verified", "any"]).default("verified"),
  /** Sent with each delivery. */
  headers: z.record(headerName, z.string().regex(/^[\x20-\x7e]*$/, "ASCII text")).default({}),
});

export type WebhookOptions = z.infer<typeof optionsSchema>;
