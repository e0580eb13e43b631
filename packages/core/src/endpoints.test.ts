import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as endpoints from "./endpoints.ts";
import { EVENT_SCHEMAS, eventSchema } from "./events.ts";

const { batchBodySchema, eventBodySchemas, stageAnswerSchema } = endpoints;
const who = { anonymousId: "3f1e" };

describe("a body of one event", () => {
  it("has an address of its own for each type", () => {
    expect(Object.keys(eventBodySchemas)).toEqual(Object.keys(EVENT_SCHEMAS));
  });

  it("need not say its type, but says no other, and says who", () => {
    const track = eventBodySchemas.track;
    expect(track.safeParse({ event: "X", ...who }).success).toBe(true);
    expect(track.safeParse({ type: "track", event: "X", userId: "u" }).success).toBe(true);
    expect(track.safeParse({ type: "page", event: "X", ...who }).success).toBe(false);
    expect(track.safeParse({ event: "X" }).success).toBe(false);
    expect(eventBodySchemas.page.parse({ own: 1, ...who })).toEqual({ own: 1, ...who });
  });
});

it("a batch is taken whatever its items are", () => {
  const body = { batch: [5, { type: "page" }], sentAt: "x", writeKey: "pk_stagelight", own: 1 };
  expect(batchBodySchema.parse(body)).toEqual(body);
  expect(batchBodySchema.parse({ batch: [] })).toEqual({ batch: [] });
  for (const wrong of [[], { batch: {} }, {}, { batch: [], context: "x" }]) {
    expect(batchBodySchema.safeParse(wrong).success).toBe(false);
  }
});

it("a stage has its reason, and may not be verified", () => {
  const at = "2026-05-04T09:30:00.000Z";
  const hint = { stage: "purchase", since: at, reason: null, tracks: { tea: "retention" } };
  const reason = {
    kind: "rule",
    rule: "ordered",
    from: "purchase",
    evidence: [{ what: "Order Completed", count: 1, first: at, last: at }],
    text: "1 × Order Completed",
  };
  for (const verified of [
    null,
    { stage: "awareness", tracks: {}, since: at, reason: null },
    { stage: "retention", tracks: {}, since: at, reason },
  ]) {
    expect(stageAnswerSchema.parse({ hint, verified })).toEqual({ hint, verified });
  }
  expect(stageAnswerSchema.safeParse({ hint }).success).toBe(false);
});

describe("can be told as JSON Schema", () => {
  const schemas = Object.entries({ ...endpoints, ...eventBodySchemas, eventSchema }).flatMap(
    ([name, schema]): [string, z.ZodType][] =>
      schema instanceof z.ZodType ? [[name, schema]] : [],
  );
  it.each(schemas)("%s", (_, schema) => {
    const { properties, oneOf, anyOf } = z.toJSONSchema(schema, { io: "input" });
    const told = Object.entries(properties ?? oneOf ?? anyOf ?? {});
    expect(told.length).toBeGreaterThan(0);
    // An empty schema would say nothing about a value.
    expect(told.filter(([, value]) => Object.keys(value).length === 0)).toEqual([]);
  });
});
