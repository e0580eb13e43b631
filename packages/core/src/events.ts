import { z } from "zod";
import { problem } from "./problems/parse.ts";

export { type Consent, consentIn } from "./events/consent.ts";
export { type EventTimes, happenedAt } from "./events/happened-at.ts";

type Id = string | number | null | undefined;

/**
 * A value that is held against a test and otherwise left as it is. zod's own records and unions say
 * the same, but copy and try: with them an event takes twice as long, and tens of thousands come in a
 * second.
 */
const plain = <T>(expected: string, type: string | string[], fits: (value: unknown) => boolean) =>
  z
    .unknown()
    .refine((value) => value === undefined || value === null || fits(value), expected)
    .meta({ type })
    .optional() as unknown as z.ZodOptional<z.ZodType<T>>;

const object = plain<Readonly<Record<string, unknown>> | null | undefined>(
  "an object",
  ["object", "null"],
  (value) => typeof value === "object" && !Array.isArray(value),
);

const isId = (value: unknown): boolean =>
  typeof value === "string" ? value.length <= 255 : Number.isFinite(value);
const id = plain<Id>(
  "a text of at most 255 characters, or a number",
  ["string", "number", "null"],
  isId,
);

/** Read by `happenedAt`; what it cannot read sinks no event. */
const time = plain<Id>(
  'a time such as "2026-05-04T09:30:00.000Z"',
  ["string", "number", "null"],
  (value) => typeof value === "string" || typeof value === "number",
);

/**
 * Events in the shape of the Segment Spec, as its clients and RudderStack's send them. Unknown keys
 * are kept: a site's own fields travel on.
 * https://segment.com/docs/connections/spec/
 */
const common = {
  /** Made by the sender; the same id is the same event. */
  messageId: z.string().min(1).max(100).nullish(),
  anonymousId: z.string().max(100).nullish(),
  userId: id,
  timestamp: time,
  /** RudderStack's name for the sender's time. */
  originalTimestamp: time,
  sentAt: time,
  context: object,
  integrations: object,
  /** Of whoever cannot send headers. */
  writeKey: z.string().max(100).nullish(),
};

/** Something a visitor did. */
export const trackSchema = z.looseObject({
  type: z.literal("track"),
  event: z.string().min(1).max(200),
  properties: object,
  ...common,
});

/** A page that was viewed. */
export const pageSchema = z.looseObject({
  type: z.literal("page"),
  name: z.string().nullish(),
  category: z.string().nullish(),
  properties: object,
  ...common,
});

/** A screen of an app that was viewed. */
export const screenSchema = z.looseObject({
  type: z.literal("screen"),
  name: z.string().nullish(),
  category: z.string().nullish(),
  properties: object,
  ...common,
});

/** What is said of a person. */
export const identifySchema = z.looseObject({
  type: z.literal("identify"),
  traits: object,
  ...common,
});

/** A person belongs to a group. */
export const groupSchema = z.looseObject({
  type: z.literal("group"),
  groupId: id,
  traits: object,
  ...common,
});

/** Two ids are one person. */
export const aliasSchema = z.looseObject({
  type: z.literal("alias"),
  previousId: z.union(
    [z.string().min(1).max(255), z.number()],
    "a text of at most 255 characters, or a number",
  ),
  ...common,
});

/** Schemas of events by their type. */
export const EVENT_SCHEMAS = {
  track: trackSchema,
  page: pageSchema,
  screen: screenSchema,
  identify: identifySchema,
  group: groupSchema,
  alias: aliasSchema,
} as const;

/** What kinds of events there are. */
export type EventType = keyof typeof EVENT_SCHEMAS;

/** Any event of the Segment Spec; it says who, by `anonymousId` or `userId`. */
export const eventSchema = z
  .discriminatedUnion(
    "type",
    [trackSchema, pageSchema, screenSchema, identifySchema, groupSchema, aliasSchema],
    `a type of event: ${Object.keys(EVENT_SCHEMAS).join(", ")}`,
  )
  .superRefine(saysWho);

/** An event says who; shared by what reads events of one type. */
export function saysWho(
  { anonymousId, userId }: { anonymousId?: Id; userId?: Id },
  context: z.core.$RefinementCtx,
): void {
  if (anonymousId || (userId ?? "") !== "") return;
  context.addIssue(
    problem([], {
      expected: "anonymousId or userId",
      found: "neither",
      help: "Say who did it: an event of nobody moves nobody.",
    }),
  );
}

export type TrackEvent = z.infer<typeof trackSchema>;
export type PageEvent = z.infer<typeof pageSchema>;
export type ScreenEvent = z.infer<typeof screenSchema>;
export type IdentifyEvent = z.infer<typeof identifySchema>;
export type GroupEvent = z.infer<typeof groupSchema>;
export type AliasEvent = z.infer<typeof aliasSchema>;
export type SegmentEvent = z.infer<typeof eventSchema>;
