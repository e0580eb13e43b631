import { describe, expect, it } from "vitest";
import { z } from "zod";
import { eventItem } from "../contract/context.ts";
import type { Destination } from "../destination.ts";
import { connect } from "./connection.ts";
import { EndpointTrouble } from "./errors.ts";

/** Sends each item, one after the other, at most two in a quarter of an hour. */
const paced: Destination<unknown> = {
  id: "paced",
  name: "Paced",
  options: z.unknown(),
  secrets: {},
  purpose: "necessary",
  batch: 10,
  atOnce: 1,
  rate: { calls: 2, seconds: 900 },
  wants: () => ({ types: [], events: "all", stages: "all", trust: "any" }),
  async deliver(items, { request }) {
    for (const { id } of items) await request({ url: `https://vendor.example/${id}`, json: {} });
    return items.map(() => ({ ok: true }));
  },
};

describe("a delivery that is given up while it waits for its turn", () => {
  it("was the trouble of nobody's item: all wait, none is lost, nothing more is sent", async () => {
    const faults: unknown[] = [];
    let sent = 0;
    const stop = new AbortController();
    const { deliver } = connect(paced, {
      options: {},
      secrets: {},
      now: Date.now,
      fault: (error) => void faults.push(error),
      async send() {
        sent += 1;
        if (sent === 2) setTimeout(() => stop.abort(), 20);
        return { status: 204, headers: new Headers(), text: "" };
      },
    });
    const items = ["a", "b", "c", "d"].map((id) => eventItem("Signed In", {}, { id }));
    const answers = await deliver(items, stop.signal);
    expect(answers).toEqual(items.map(() => ({ trouble: expect.any(EndpointTrouble) })));
    expect(faults).toEqual([]);
    expect(sent).toBe(2);
  });
});
