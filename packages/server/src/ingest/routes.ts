import {
  acceptedAnswerSchema,
  batchBodySchema,
  eventBodySchemas,
  MAX_BATCH_BYTES,
  MAX_EVENT_BYTES,
} from "@stagelight/core/endpoints";
import type { EventType } from "@stagelight/core/events";
import { z } from "zod";
import { answerJson } from "../http/answer-json.ts";
import type { LimitRule, Route } from "../http/route.ts";
import { rudderSourceConfig, segmentSettings } from "./client-settings.ts";
import { takeBatch, takeEvent } from "./take.ts";

/** Many visitors may share one address; each sends a few requests a minute. */
const LIMIT: LimitRule = { name: "ingest", calls: 6_000, seconds: 60 };

const SETTINGS_LIMIT: LimitRule = { name: "client-settings", calls: 1_200, seconds: 60 };

/**
 * Browsers send `text/plain` where they could not wait for the answer to a question about JSON;
 * RudderStack's Node client calls its zipped JSON a form.
 */
const TYPES = ["application/json", "text/plain", "application/x-www-form-urlencoded", ""];

/** Paths of Segment's browser client. */
const SHORT: Readonly<Record<EventType, string>> = {
  track: "/v1/t",
  page: "/v1/p",
  screen: "/v1/s",
  identify: "/v1/i",
  group: "/v1/g",
  alias: "/v1/a",
};

const eventRoutes = (Object.keys(SHORT) as EventType[]).map((type): Route => ({
  method: "POST",
  path: `/v1/${type}`,
  aliases: [SHORT[type]],
  summary: `Takes one ${type} event of the Segment Spec.`,
  access: "write-key",
  origins: "site",
  body: { schema: eventBodySchemas[type], types: TYPES, most: MAX_EVENT_BYTES },
  limit: LIMIT,
  answer: { status: 200, schema: acceptedAnswerSchema },
  handle: (call) => takeEvent(type, call),
}));

/** The Segment HTTP API, and what Segment's and RudderStack's clients ask beside it. */
export const ingestRoutes: readonly Route[] = [
  ...eventRoutes,
  {
    method: "POST",
    path: "/v1/batch",
    aliases: ["/v1/b", "/v1/import", "/beacon/v1/batch"],
    summary: "Takes events of the Segment Spec; a bad one is told and does not sink the rest.",
    access: "write-key",
    origins: "site",
    body: { schema: batchBodySchema, types: TYPES, most: MAX_BATCH_BYTES, itemwise: true },
    limit: LIMIT,
    answer: { status: 200, schema: acceptedAnswerSchema },
    handle: takeBatch,
  },
  {
    method: "POST",
    path: "/v1/m",
    summary: "Where Segment's browser client tells its own figures; they are not read.",
    access: "open",
    origins: "site",
    limit: SETTINGS_LIMIT,
    answer: { status: 200, schema: acceptedAnswerSchema },
    handle: () => answerJson({ success: true }),
  },
  {
    method: "GET",
    path: "/v1/projects/:key/settings",
    summary: "What Segment's browser client asks for before it sends.",
    access: "open",
    origins: "site",
    limit: SETTINGS_LIMIT,
    answer: { status: 200, schema: z.looseObject({ integrations: z.looseObject({}) }) },
    handle: segmentSettings,
  },
  {
    method: "GET",
    path: "/sourceConfig",
    summary: "What RudderStack's clients ask for before they send.",
    access: "write-key",
    origins: "site",
    limit: SETTINGS_LIMIT,
    answer: { status: 200, schema: z.looseObject({ source: z.looseObject({}) }) },
    handle: rudderSourceConfig,
  },
];
