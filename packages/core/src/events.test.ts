import { describe, expect, it } from "vitest";
import { parseFriendly, StagelightError } from "./config.ts";
import { consentIn, eventSchema } from "./events.ts";

const who = { anonymousId: "3f1e" };
/** As the clients send them, shortened where they only repeat themselves. */
const SENT: Record<string, object> = {
  "Segment's browser client: track": {
    timestamp: "2026-05-04T09:30:00.000Z",
    integrations: { "Segment.io": true },
    event: "Product Viewed",
    type: "track",
    properties: { sku: "sejak" },
    context: { page: { path: "/" }, consent: { categoryPreferences: { analytics: true } } },
    messageId: "ajs-next-1777887000000-3f1e7c1b-9a52-4a7e-9df6-0d1a5b1f0a11",
    anonymousId: "3f1e7c1b-9a52-4a7e-9df6-0d1a5b1f0a11",
    userId: null,
    writeKey: "pk_stagelight",
    sentAt: "2026-05-04T09:30:00.120Z",
    _metadata: { bundled: ["Segment.io"], unbundled: [], bundledIds: [] },
  },
  "Segment's browser client: alias": {
    type: "alias",
    userId: "u1",
    previousId: "3f1e7c1b-9a52-4a7e-9df6-0d1a5b1f0a11",
    ...who,
  },
  "Segment's browser client: page without a name": {
    type: "page",
    properties: { path: "/", title: "Nuri" },
    name: null,
    ...who,
  },
  "Segment's Node client: identify": {
    type: "identify",
    userId: "u1",
    traits: { email: "minji@nuri.example" },
    integrations: {},
    timestamp: "2026-05-04T09:30:00.000Z",
    messageId: "node-next-1777887000000-3f1e7c1b-9a52-4a7e-9df6-0d1a5b1f0a11",
    context: { library: { name: "@segment/analytics-node", version: "3.1.0" } },
    _metadata: { nodeVersion: "24.21.0", jsRuntime: "node" },
  },
  "RudderStack's Node client: track": {
    event: "Order Completed",
    type: "track",
    userId: 17,
    channel: "server",
    properties: null,
    originalTimestamp: "2026-05-04T09:30:00.000Z",
    messageId: "3f1e7c1b-9a52-4a7e-9df6-0d1a5b1f0a11",
    integrations: { All: true },
    sentAt: "2026-05-04T09:30:01.000Z",
  },
  "a group": { type: "group", groupId: 5, traits: { name: "Nuri" }, userId: "u1" },
  "a group without an id": { type: "group", traits: {}, ...who },
  "a screen": { type: "screen", name: "Cart", category: "Shop", ...who },
  "a time in milliseconds": { type: "page", timestamp: 1_777_887_000_000, ...who },
  "a time that nobody can read": { type: "page", timestamp: "yesterday", ...who },
};

describe("takes what clients send, as it is", () => {
  it.each(Object.entries(SENT))("%s", (_, event) => {
    expect(eventSchema.parse(event)).toEqual(event);
  });
});

/** What is wrong in an event, by what it is. */
const WRONG: Record<string, unknown> = {
  nothing: null,
  "a list": [],
  "no type": { event: "X", ...who },
  "an unknown type": { type: "trac", event: "X", ...who },
  "a type of the language's own": { type: "constructor", ...who },
  "track without event": { type: "track", ...who },
  "track with an empty event": { type: "track", event: "", ...who },
  "track with a long event": { type: "track", event: "x".repeat(201), ...who },
  "properties that are a text": { type: "page", properties: "path", ...who },
  "properties that are a list": { type: "page", properties: [], ...who },
  "context that is a number": { type: "page", context: 5, ...who },
  "traits that are a text": { type: "identify", traits: "x", userId: "u1" },
  "a user id that is an object": { type: "page", userId: { $ne: null }, ...who },
  "a long user id": { type: "page", userId: "x".repeat(256) },
  "an anonymous id that is a number": { type: "page", anonymousId: 5 },
  "a message id that is too long": { type: "page", messageId: "x".repeat(101), ...who },
  "a time that is an object": { type: "page", timestamp: {}, ...who },
  "alias without previous id": { type: "alias", userId: "u1" },
  nobody: { type: "page" },
  "nobody, in empty words": { type: "page", anonymousId: "", userId: "" },
};

describe("says what is wrong", () => {
  it.each(Object.entries(WRONG))("%s", (_, event) => {
    let problems: readonly object[] = [];
    try {
      parseFriendly(eventSchema, event, "An event does not fit.", "config-invalid");
    } catch (error) {
      if (!(error instanceof StagelightError)) throw error;
      problems = error.problems;
    }
    expect(problems).not.toEqual([]);
    expect(problems).toMatchSnapshot();
  });
});

describe("consent", () => {
  const all = { functional: true, personalization: true, analytics: true, marketing: true };
  const none = { functional: false, personalization: false, analytics: false, marketing: false };

  it("is what the categories say", () => {
    expect(consentIn({ consent: { categoryPreferences: all } })).toEqual(all);
    const some = { analytics: true, marketing: false, Advertising: true };
    expect(consentIn({ consent: { categoryPreferences: some } })).toEqual({
      ...none,
      analytics: true,
    });
  });

  it("is not said by an event that does not speak of it", () => {
    for (const context of [undefined, null, {}, "consent", { consent: null }]) {
      expect(consentIn(context)).toBe(undefined);
    }
  });

  it("is no where it is said wrongly", () => {
    for (const consent of [
      {},
      "yes",
      true,
      { categoryPreferences: true },
      { categoryPreferences: ["analytics"] },
      { categoryPreferences: { analytics: "true", marketing: 1 } },
      { categoryPreferences: Object.create(all) },
    ]) {
      expect(consentIn({ consent })).toEqual(none);
    }
  });
});
