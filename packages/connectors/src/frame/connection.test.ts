import { describe, expect, it } from "vitest";
import { z } from "zod";
import { eventItem } from "../contract/context.ts";
import type { Destination } from "../destination.ts";
import { connect } from "./connection.ts";
import { BatchRefused, EndpointTrouble } from "./errors.ts";

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

/** Takes a batch, or refuses all of it; and tells how large the batches were. */
function batching(refuses: (ids: readonly string[]) => Error | undefined) {
  const batches: string[][] = [];
  const faults: unknown[] = [];
  const destination: Destination<unknown> = {
    ...paced,
    async deliver(items) {
      const ids = items.map(({ id }) => id);
      batches.push(ids);
      const error = refuses(ids);
      if (error) throw error;
      return items.map(() => ({ ok: true }));
    },
  };
  const { deliver } = connect(destination, {
    options: {},
    secrets: { key: "the-secret" },
    now: Date.now,
    send: () => Promise.reject(new Error("Nothing is sent.")),
    fault: (error) => void faults.push(error),
  });
  const items = "abcdefgh".split("").map((id) => eventItem("Signed In", {}, { id }));
  return { batches, faults, answers: deliver(items, new AbortController().signal) };
}

const ok = { ok: true };

describe("a batch that is refused as a whole", () => {
  it("is halved until the item that is not wanted is alone", async () => {
    const { answers, batches } = batching((ids) =>
      ids.includes("c")
        ? new BatchRefused("code 7 of the-secret for mina@nuri.example")
        : undefined,
    );
    const poison = { ok: false, why: "code 7 of … for …", final: true };
    expect(await answers).toEqual([ok, ok, poison, ok, ok, ok, ok, ok]);
    expect(batches.map((ids) => ids.join(""))).toEqual([
      "abcdefgh",
      "abcd",
      "ab",
      "cd",
      "c",
      "d",
      "efgh",
    ]);
  });

  it("is not asked on when the service breaks down in between", async () => {
    const { answers, batches } = batching((ids) => {
      if (ids.length > 2) return new BatchRefused("no");
      return ids.includes("c") ? new EndpointTrouble("down") : undefined;
    });
    const trouble = { trouble: expect.any(EndpointTrouble) };
    expect(await answers).toEqual([ok, ok, ...Array.from({ length: 6 }, () => trouble)]);
    expect(batches.at(-1)).toEqual(["c", "d"]);
  });

  it("does not suffer from one item that we fail at", async () => {
    const { answers, faults } = batching((ids) =>
      ids.includes("h") ? new TypeError("mina@nuri.example is undefined") : undefined,
    );
    const told = await answers;
    expect(told.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => ok));
    expect(told[7]).toMatchObject({ ok: false, final: true });
    expect(JSON.stringify(told)).not.toContain("mina");
    expect(faults).toHaveLength(1);
  });
});
