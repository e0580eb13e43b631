import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { eventsIn } from "../shared/test-map.ts";
import { events } from "./events.ts";

const headers = { "webhook-id": "msg_1" };
const page = { type: "page", anonymousId: "a" };

describe("signed events", () => {
  it("are one or several, each with an id of its own", () => {
    expect(eventsIn(events, page, { headers })).toEqual([{ ...page, messageId: "events:msg_1:0" }]);
    const batch = [page, { ...page, messageId: "mine" }];
    expect(eventsIn(events, { batch }, { headers })).toMatchObject([
      { messageId: "events:msg_1:0" },
      { messageId: "mine" },
    ]);
    const long = { "webhook-id": "m".repeat(256) };
    expect(eventsIn(events, page, { headers: long })[0]?.messageId.length).toBeLessThan(100);
  });

  it("share what stands beside them", () => {
    const context = { locale: "ko" };
    const told = eventsIn(
      events,
      { batch: [page, { ...page, context: {} }], context, sentAt: "2026-05-04" },
      { headers },
    );
    expect(told).toMatchObject([{ context, sentAt: "2026-05-04" }, { context: {} }]);
  });

  it("are left as they are where they are none", () => {
    expect(eventsIn(events, { batch: [5, null, []] }, { headers })).toEqual([5, null, []]);
    expect(eventsIn(events, null, { headers })).toEqual([null]);
  });

  it("are signed with a secret that is one", () => {
    const { fits } = events.secrets["current"]!;
    for (const bytes of [24, 32, 64]) {
      const secret = `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;
      expect(fits?.(secret)).toBe(true);
      expect(() => new Webhook(secret)).not.toThrow();
    }
    for (const other of [
      "",
      "whsec_",
      "whsec_c2hvcnQ=",
      "c2VjcmV0".repeat(6),
      "whsec_ä".repeat(9),
    ]) {
      expect(fits?.(other), other).toBe(false);
    }
  });
});
