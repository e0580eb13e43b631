import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import {
  advance,
  decodeState,
  evaluate,
  initialState,
  type LifecycleEvent,
  type LifecycleState,
  prepare,
  prepareSmall,
  type Profile,
  profileFacts,
  settle,
  storedOf,
} from "../index.ts";
import { SEGMENTS } from "../audience/segments.ts";
import { MAX_INTERESTS } from "./profile.ts";

const DAY = 86_400;
const NOW = 1_790_000_000;
const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const config = readConfig({
  lifecycle: { model: "saas" },
  interests: { halfLife: "30d" },
  audiences: Object.fromEntries(
    Object.keys(SEGMENTS).map((segment) => [`in-${segment}`, { segment }]),
  ),
});
const model = prepare(config.table);
const table = model.profile!;

const amount = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  fc.constantFrom("12.50", "30 EUR", "", null, -5, NaN, 1e300, {}, [7]),
);
const happening: fc.Arbitrary<Omit<LifecycleEvent, "timestamp">> = fc.oneof(
  fc.record({
    type: fc.constant("track"),
    event: fc.constantFrom("Order Completed", "Order Refunded", "Order Cancelled"),
    properties: fc.record({ total: amount, revenue: amount }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant("track"),
    event: fc.constantFrom("Signed Up", "Form Submitted", "Subscription Cancelled"),
  }),
  fc.record({
    type: fc.constant("page"),
    properties: fc.record({
      path: fc.constantFrom("/", "/pricing/", "/faq/"),
      topic: fc.oneof(
        fc.constantFrom("green-tea", "oolong, green-tea", "", ["teaware", "teaware"], 5, null),
        fc.array(fc.string({ unit: "binary", maxLength: 40 }), { maxLength: 12 }),
      ),
    }),
  }),
  fc.record({ type: fc.constant("identify"), traits: fc.constantFrom({ email: "a@b.c" }, {}) }),
);
const timed = fc.record({
  what: happening,
  gap: fc.oneof(fc.integer({ min: 0, max: 3600 }), fc.integer({ min: 0, max: 200 * DAY })),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * DAY })),
});
type Timed = typeof timed extends fc.Arbitrary<infer T> ? T : never;

const stored = (state: LifecycleState): LifecycleState => {
  const { l, h } = JSON.parse(JSON.stringify(storedOf(model, state))) as { l: unknown; h: unknown };
  return decodeState(model, l, state.now, h);
};

function play(events: readonly Timed[], between = (state: LifecycleState, _gap: number) => state) {
  let state = initialState(model, NOW);
  let now = NOW;
  for (const { what, gap, late } of events) {
    now += gap;
    const times = { timestamp: (now - late) * 1000, receivedAt: now * 1000 };
    state = advance(model, between(state, gap), { ...what, ...times }).state;
  }
  return state;
}

/** All events of one instant, in this order. */
function atOnce(events: readonly Timed[], times: readonly number[]): Profile {
  let state = initialState(model, NOW);
  events.forEach(({ what }, index) => {
    const event = { ...what, timestamp: (NOW - times[index]!) * 1000, receivedAt: NOW * 1000 };
    state = advance(model, state, event).state;
  });
  return state.profile!;
}

it("reads back what it has stored, and it does not matter when", () => {
  fc.assert(
    fc.property(fc.array(timed, { minLength: 1, maxLength: 30 }), (events) => {
      const whole = play(events);
      expect(stored(whole).profile).toEqual(whole.profile);
      expect(play(events, stored).profile).toEqual(whole.profile);
      const settled = play(
        events,
        (state, gap) => settle(model, state, state.now + Math.floor(gap / 2)).state,
      );
      expect(settled.profile).toEqual(whole.profile);
    }),
    { numRuns: 200 },
  );
});

it("comes to the same orders and much the same levels in whatever order events arrive", () => {
  // Never below nothing, which forgets.
  const rising = timed.filter(({ what }) => what.event !== "Subscription Cancelled");
  const mixed = fc.array(rising, { minLength: 1, maxLength: 12 }).chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.array(fc.nat(6 * DAY), { minLength: 12, maxLength: 12 }),
      fc.shuffledSubarray(
        events.map((_, index) => index),
        { minLength: events.length },
      ),
    ),
  );
  fc.assert(
    fc.property(mixed, ([events, times, order]) => {
      const [score, ...rest] = atOnce(events, times);
      const other = atOnce(
        order.map((index) => events[index]!),
        order.map((index) => times[index]!),
      );
      expect(other.slice(1, 6)).toEqual(rest.slice(0, 5));
      expect(Math.abs(other[0] - score)).toBeLessThanOrEqual(events.length);
    }),
    { numRuns: 200 },
  );
});

/** JSON writes it as zero, which it is. */
function withoutMinusZero(value: unknown): unknown {
  return Array.isArray(value) ? value.map(withoutMinusZero) : value === 0 ? 0 : value;
}

it("stays small and sane, whatever was stored", () => {
  const number = fc.oneof(fc.integer(), fc.constantFrom(NaN, 1e300, -1e300, 9e15), fc.anything());
  const row = fc.oneof(fc.anything(), fc.tuple(fc.string({ maxLength: 99 }), number));
  const anything = fc.oneof(
    fc.anything(),
    fc
      .tuple(fc.array(number, { maxLength: 8 }), fc.array(row, { maxLength: 20 }))
      .map(([plain, rows]) => [...plain, ...rows]),
  );
  fc.assert(
    fc.property(anything, fc.array(timed, { maxLength: 12 }), (junk, events) => {
      const { l } = storedOf(model, initialState(model, NOW));
      const before = decodeState(model, l, NOW, junk);
      let begun = true;
      const state = play(events, (each) => {
        const first = begun ? before : each;
        begun = false;
        return first;
      });
      for (const profile of [before.profile, state.profile]) {
        if (!profile) continue;
        expect(profile.length).toBeLessThanOrEqual(6 + MAX_INTERESTS);
        expect(JSON.parse(JSON.stringify(profile))).toEqual(withoutMinusZero(profile));
        expect(bytes(profile)).toBeLessThan(1100);
        const { score, orders, spent, interests } = profileFacts(table, profile, NOW);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(orders).toBeGreaterThanOrEqual(0);
        expect(spent).toBeGreaterThanOrEqual(0);
        expect(new Set(interests).size).toBeLessThanOrEqual(MAX_INTERESTS);
      }
    }),
    { numRuns: 300 },
  );
});

it("has every customer in exactly one segment, and nobody else in one of customers", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 9 }),
      fc.nat(400),
      fc.boolean(),
      (gaps, silence, known) => {
        let state = initialState(model, NOW);
        let now = NOW;
        const tell = (event: string) => {
          state = advance(model, state, { type: "track", event, timestamp: now * 1000 }).state;
        };
        if (known) tell("Signed Up");
        for (const gap of gaps) {
          now += gap * DAY;
          tell("Order Completed");
        }
        const facts = profileFacts(table, state.profile, now + silence * DAY);
        const found = Object.entries(config.audienceTables)
          .filter(([, audience]) => evaluate(audience, facts as never))
          .map(([name]) => name.slice(3));
        const last = gaps.at(-1);
        const rhythm = gaps.length > 1 && last! > 120 ? "reactivated" : undefined;
        const active = rhythm ?? (gaps.length > 4 ? "vip" : gaps.length > 1 ? "regular" : "new");
        const expected = last ? (silence > 120 ? "at-risk" : active) : known ? "registered" : "";
        expect(found).toEqual(expected ? [expected] : []);
      },
    ),
  );
});

describe("interests", () => {
  const views = (...topics: unknown[]) =>
    play(
      topics.map((topic) => ({
        what: { type: "page", properties: { path: "/", topic } },
        gap: 60,
        late: 0,
      })),
    );
  const after = (state: LifecycleState, days: number) =>
    profileFacts(table, state.profile, state.now + days * DAY).interests;

  it("are topics viewed twice of late", () => {
    expect(after(views("green-tea"), 1)).toEqual([]);
    const twice = views("green-tea, oolong", "oolong", ["teaware"]);
    expect(after(twice, 1)).toEqual(["oolong"]);
    expect(after(twice, 29)).toEqual(["oolong"]);
    expect(after(twice, 31)).toEqual([]);
  });

  it("keep what is new and, of the rest, the strongest", () => {
    const many = Array.from({ length: 20 }, (_, index) => `t${index}`);
    const state = views("tea", "tea", "tea", ...many);
    const kept = state.profile!.slice(6).map((row) => (row as readonly [string, number])[0]);
    expect(kept).toHaveLength(MAX_INTERESTS);
    expect(kept).toContain("tea");
    expect(kept).toContain("t19");
  });

  it("do not mistake a topic for something of the language's own", () => {
    expect(after(views("constructor", "__proto__", "__proto__"), 1)).toEqual(["__proto__"]);
  });
});

it("keeps nothing where nothing is asked for", () => {
  const plain = prepare(readConfig({}).table);
  expect(plain.profile).toBe(undefined);
  const event = { type: "track", event: "Order Completed", timestamp: NOW * 1000 };
  const { state } = advance(plain, initialState(plain, NOW), event);
  expect(JSON.parse(JSON.stringify(storedOf(plain, state)))).not.toHaveProperty("h");
  const lean = prepareSmall(model, undefined);
  expect(advance(lean, initialState(lean, NOW), event).state.profile).toBe(undefined);
});

it("moves its times back with a clock that was wrong", () => {
  const order = (now: number, before: LifecycleState) =>
    advance(model, before, { type: "track", event: "Order Completed", timestamp: now * 1000 })
      .state;
  const ahead = NOW + 400 * DAY;
  const { l, h } = storedOf(model, order(ahead, initialState(model, ahead)));
  const { profile, now } = decodeState(model, l, NOW, h);
  expect(now).toBe(NOW);
  expect(profileFacts(table, profile, NOW)).toMatchObject({ orders: 1, daysSinceOrder: 0 });
});
