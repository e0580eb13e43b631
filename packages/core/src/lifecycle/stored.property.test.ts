import fc from "fast-check";
import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import {
  advance,
  decodeState,
  encodeState,
  initialState,
  type LifecycleState,
  prepare,
  stageAt,
  stageOn,
  settle,
  storedOf,
} from "../index.ts";
import { lives, models, Player } from "./arbitraries.ts";
import { MAX_TIMES, MAX_TRACKS } from "./state.ts";

const DAY = 86_400;
const NOW = 1_790_000_000;
const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const preset = prepare(readConfig({ lifecycle: { trackBy: "category" } }).table);
const name = fc.oneof(
  fc.string({
    unit: fc.constantFrom("한", "👩‍👩‍👧", "🫖", "\u0000", "\n", '"', "\\", "\ud83e", "é"),
    maxLength: 60,
  }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.nat(20).map((at) => `${at}`.padStart(30, "차")),
);
const shopping = fc.array(
  fc.record({
    event: fc.constantFrom("Product Added", "Product Viewed", "Order Completed", "Product Shared"),
    names: fc.array(name, { maxLength: 12 }),
    gap: fc.nat(100 * DAY),
  }),
  { maxLength: 60 },
);

it("keeps the stored forms small under the default preset, and the main track in them", () => {
  fc.assert(
    fc.property(shopping, (events) => {
      let state = initialState(preset, NOW);
      let now = NOW;
      for (const { event, names, gap } of events) {
        now += gap;
        const properties = { products: names.map((category) => ({ category })) };
        const next = advance(preset, state, {
          type: "track",
          event,
          properties,
          timestamp: now * 1000,
        }).state;
        const named = next.tracks.filter(({ last }) => last === now);
        // What this event spoke of stays; the rest is in the order it was in.
        expect(next.tracks.slice(0, named.length)).toEqual(named);
        const before = state.tracks.map(({ key }) => key);
        const others = next.tracks.slice(named.length).map(({ key }) => key);
        expect(others).toEqual(
          before.filter((key) => !named.some((each) => each.key === key)).slice(0, others.length),
        );
        state = next;
        expect(state.tracks.length).toBeLessThanOrEqual(MAX_TRACKS);
        expect(state.tracks[0]!.key).toBe("");
        expect(bytes(encodeState(preset, state))).toBeLessThanOrEqual(2048);
        for (const { key } of state.tracks) {
          expect(JSON.stringify(key)).toHaveLength(key.length + 2);
          expect(key.length).toBeLessThanOrEqual(24);
        }
        const stored = storedOf(preset, state);
        expect(bytes(stored)).toBeLessThanOrEqual(2048);
        const kept = Object.keys(stored.d);
        expect(kept).toContain("");
        expect(kept.toSorted()).toEqual(
          state.tracks
            .slice(0, kept.length)
            .map(({ key }) => key)
            .toSorted(),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it("keeps the largest state of any model and its schedule below 2 kB, the newest tracks first", () => {
  const stages = Array.from({ length: 24 }, (_, at) => `s${at}`.padEnd(24, "x"));
  const rules = Array.from({ length: MAX_TIMES }, (_, at) => ({
    to: stages[1 + (at % 23)],
    when: { all: [{ event: `X${at}` }, { stageFor: "1095d" }] },
  }));
  const decay = stages.slice(1).map((from, at) => ({ from, to: stages[at], after: "1095d" }));
  const lifecycle = { model: { stages, rules, decay }, trackBy: "category" };
  const model = prepare(readConfig({ lifecycle }).table);
  const state: LifecycleState = {
    now: 9_999_999_999,
    tracks: Array.from({ length: MAX_TRACKS }, (_, at) => ({
      key: at ? `${at}`.padEnd(24, "홍") : "",
      stage: stages[23]!,
      since: 0,
      last: 0,
      from: stages[22]!,
      why: model.decay[22]![0],
      count: MAX_TIMES,
      first: 0,
      seen: at ? [] : Array.from({ length: MAX_TIMES }, () => [1]),
    })),
  };
  const encoded = encodeState(model, state);
  expect(decodeState(model, JSON.parse(JSON.stringify(encoded)), state.now)).toEqual(state);
  const stored = storedOf(model, state);
  expect(bytes(stored)).toBeLessThanOrEqual(2048);
  const kept = decodeState(model, stored.l, state.now).tracks;
  expect(kept).toEqual(state.tracks.slice(0, kept.length));
  expect(kept[0]!.key).toBe("");
});

it("bounds random models too, whatever was stored before", () => {
  fc.assert(
    fc.property(lives(models, 30), ({ model, happenings }) => {
      const player = new Player(model);
      let now = NOW;
      for (const each of happenings) player.play((now += each.gap), each);
      expect(bytes(storedOf(model, player.state))).toBeLessThanOrEqual(2048);
    }),
    { numRuns: 60 },
  );
});

it("comes round after any wrong clock: decays work again", () => {
  const clock = fc.oneof(
    fc.integer({ min: -60 * 365 * DAY, max: 200 * 365 * DAY }),
    fc.integer({ min: -DAY, max: DAY }),
    fc.constantFrom(0, 1e10, -1e10, 1e13, NaN),
  );
  const jump = fc.record({
    clock,
    event: fc.constantFrom("Order Completed", "Product Added", "Product Shared"),
  });
  fc.assert(
    fc.property(fc.array(jump, { minLength: 1, maxLength: 15 }), (jumps) => {
      let stored: unknown = null;
      const tell = (now: number, event: string) => {
        const before = decodeState(preset, stored, now);
        const { state } = advance(preset, before, { type: "track", event, timestamp: now * 1000 });
        stored = JSON.parse(JSON.stringify(encodeState(preset, state)));
        return state;
      };
      for (const each of jumps) tell(NOW + each.clock, each.event);
      const state = tell(NOW, "Order Completed");
      expect(state.now).toBeLessThanOrEqual(NOW + DAY);
      const later = NOW + 400 * DAY;
      expect(stageOn(preset, settle(preset, decodeState(preset, stored, later), later).state)).toBe(
        "awareness",
      );
      expect(stageAt(storedOf(preset, state).d[""], later)).toBe("awareness");
      const started = tell(later + DAY, "Product Added");
      expect(stageOn(preset, started)).toBe("purchase");
    }),
    { numRuns: 200 },
  );
});

it("keeps the largest count that a rule may ask for", () => {
  const rules = [{ to: "b", when: { event: "X", count: MAX_TIMES } }];
  const model = prepare(readConfig({ lifecycle: { model: { stages: ["a", "b"], rules } } }).table);
  let state = initialState(model, NOW);
  for (let at = 0; at < MAX_TIMES; at++) {
    expect(stageOn(model, state)).toBe("a");
    const event = { type: "track", event: "X", timestamp: (NOW + at) * 1000 };
    state = advance(model, state, event).state;
    if (at < MAX_TIMES - 1) state = decodeState(model, encodeState(model, state), state.now);
  }
  expect(stageOn(model, state)).toBe("b");
  const full = { ...state, tracks: [{ ...state.tracks[0]!, seen: [Array(MAX_TIMES).fill(NOW)] }] };
  expect(decodeState(model, encodeState(model, full), full.now)).toEqual(full);
});
