import { z } from "zod";

/**
 * Events in the shape of the Segment Spec. Unknown keys are kept: a site's own fields travel on.
 * https://segment.com/docs/connections/spec/
 */
const common = {
  /** Made by the sender; the same id is the same event. */
  messageId: z.string().min(1).max(100).optional(),
  anonymousId: z.string().min(1).max(100).nullish(),
  userId: z.union([z.string(), z.number()]).nullish(),
  /** ISO 8601. */
  timestamp: z.iso.datetime({ offset: true }).optional(),
  sentAt: z.iso.datetime({ offset: true }).optional(),
  context: z.record(z.string(), z.unknown()).optional(),
  integrations: z.record(z.string(), z.unknown()).optional(),
};

const properties = z.record(z.string(), z.unknown()).optional();
const traits = z.record(z.string(), z.unknown()).optional();

/** Something a visitor did. */
export const trackSchema = z.looseObject({
  type: z.literal("track"),
  event: z.string().min(1).max(200),
  properties,
  ...common,
});

/** A page that was viewed. */
export const pageSchema = z.looseObject({
  type: z.literal("page"),
  name: z.string().nullish(),
  category: z.string().nullish(),
  properties,
  ...common,
});

/** A screen of an app that was viewed. */
export const screenSchema = z.looseObject({
  type: z.literal("screen"),
  name: z.string().nullish(),
  properties,
  ...common,
});

/** What is said of a person. */
export const identifySchema = z.looseObject({ type: z.literal("identify"), traits, ...common });

/** A person belongs to a group. */
export const groupSchema = z.looseObject({
  type: z.literal("group"),
  groupId: z.union([z.string(), z.number()]),
  traits,
  ...common,
});

/** Two ids are one person. */
export const aliasSchema = z.looseObject({
  type: z.literal("alias"),
  previousId: z.union([z.string(), z.number()]),
  ...common,
});

/** Any event of the Segment Spec. */
export const eventSchema = z.discriminatedUnion("type", [
  trackSchema,
  pageSchema,
  screenSchema,
  identifySchema,
  groupSchema,
  aliasSchema,
]);

export type TrackEvent = z.infer<typeof trackSchema>;
export type PageEvent = z.infer<typeof pageSchema>;
export type ScreenEvent = z.infer<typeof screenSchema>;
export type IdentifyEvent = z.infer<typeof identifySchema>;
export type GroupEvent = z.infer<typeof groupSchema>;
export type AliasEvent = z.infer<typeof aliasSchema>;
export type SegmentEvent = z.infer<typeof eventSchema>;
