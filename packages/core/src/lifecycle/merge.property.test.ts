import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import {
  advance,
  decodeState,
  encodeState,
  initialState,
  type LifecycleState,
  mergeStates,
  type Model,
  prepare,
  profileFacts,
  settle,
  stageOn,
} from "../index.ts";
import { MAX_INTERESTS } from "../profile/profile.ts";
import { anyModel, type Happening, happening, Player } from "./arbitraries.ts";
import { MAX_TIMES, MAX_TRACKS } from "./state.ts";

const DAY = 86_400;
const NOW = 1_790_000_000;

/** A model, and what happens to two browsers under it. */
const pairs = anyModel.chain((model) =>
  fc.record({
    model: fc.constant(model),
    one: fc.array(happening(model), { maxLength: 25 }),
    other: fc.array(happening(model), { maxLength: 25 }),
  }),
);

function lived(model: Model, happenings: readonly Happening[]): LifecycleState {
  const player = new Player(model);
  let now = NOW;
  for (const each of happenings) player.play((now += each.gap), each);
  return player.state;
}

describe("whatever two browsers have done", () => {
  it("does not matter which comes first, and merging once more changes nothing", () => {
    fc.assert(
      fc.property(pairs, ({ model, one, other }) => {
        const [a, b] = [lived(model, one), lived(model, other)];
        const merged = mergeStates(model, a, b);
        expect(mergeStates(model, b, a)).toEqual(merged);
        expect(mergeStates(model, a, a)).toEqual(a);
        expect(mergeStates(model, merged, merged)).toEqual(merged);
      }),
      { numRuns: 400 },
    );
  });

  it("a browser that did nothing changes nothing", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -400 * DAY, max: 400 * DAY }), ({ model, one }, gap) => {
        const a = lived(model, [...one, ...one]);
        // Who has done nothing either is no other.
        fc.pre(a.tracks[0]!.since !== a.tracks[0]!.last);
        const nobody = initialState(model, a.now + gap);
        const settled = settle(model, a, nobody.now).state;
        expect(mergeStates(model, a, nobody)).toEqual(settled);
        expect(mergeStates(model, nobody, a)).toEqual(settled);
        expect(mergeStates(model, a, initialState(model))).toEqual(a);
      }),
      { numRuns: 200 },
    );
  });

  it("the state is within its bounds, settled, ordered, and reads back as it was stored", () => {
    fc.assert(
      fc.property(pairs, ({ model, one, other }) => {
        const merged = mergeStates(model, lived(model, one), lived(model, other));
        const { now, tracks, profile } = merged;
        expect(tracks.length).toBeLessThanOrEqual(MAX_TRACKS);
        expect(tracks.flatMap(({ seen }) => seen.flat()).length).toBeLessThanOrEqual(MAX_TIMES);
        expect(tracks.map(({ key }) => key === "")).toEqual(tracks.map((_, place) => place === 0));
        const lasts = tracks.slice(1).map(({ last }) => last);
        expect(lasts).toEqual(lasts.toSorted((x, y) => y - x));
        expect((profile?.length ?? 0) - 6).toBeLessThanOrEqual(MAX_INTERESTS);
        expect(settle(model, merged, now).transitions).toEqual([]);
        const stored = JSON.parse(JSON.stringify([encodeState(model, merged), profile ?? null]));
        expect(decodeState(model, stored[0], now, stored[1])).toEqual(merged);
        for (const { stage, since, last } of tracks) {
          expect(model.stages).toContain(stage);
          expect(Math.max(since, last)).toBeLessThanOrEqual(now);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("keeps what a rule can still ask for", () => {
    fc.assert(
      fc.property(pairs, ({ model, one, other }) => {
        const states = [lived(model, one), lived(model, other)] as const;
        const merged = mergeStates(model, ...states);
        // Many tracks may have to forget.
        if (merged.tracks.length > 1) return;
        for (const [counter, place, keep] of model.steps) {
          if (counter < 0) continue;
          const [times = [], ...both] = [merged, ...states].map(
            ({ tracks }) => tracks[0]!.seen[counter],
          );
          const all = both.flatMap((each) => each ?? []);
          expect(times.length).toBeLessThanOrEqual(keep);
          if (place >= 0)
            expect(times[place] ?? 0).toBe(Math.max(...both.map((each) => each?.[place] ?? 0)));
          else if (all.length > 0) expect(times.at(-1)).toBe(Math.max(...all));
        }
      }),
      { numRuns: 200 },
    );
  });
});

it("reads any two stored states without a word", () => {
  const number = fc.oneof(fc.nat(), fc.constantFrom(-1, 1e9, 9e9, NaN, null));
  const row = (key: fc.Arbitrary<string>) =>
    fc.tuple(
      key,
      fc.constantFrom("awareness", "purchase", "gone"),
      number,
      number,
      fc.string(),
      fc.string(),
      number,
      number,
      fc.array(number, { maxLength: 60 }),
      fc.array(number, { maxLength: 60 }),
    );
  const model = prepare(readConfig({ segments: {}, interests: {} }).table);
  const stored = fc.tuple(
    row(fc.constant("")),
    fc.array(row(fc.constantFrom("a", "b")), { maxLength: 10 }),
    fc.array(fc.anything(), { maxLength: 12 }),
  );
  fc.assert(
    fc.property(stored, stored, (...both) => {
      const [a, b] = both.map(([main, rows, profile]) =>
        decodeState(model, [2, model.hash, NOW, main, ...rows], NOW, profile),
      ) as [LifecycleState, LifecycleState];
      const { tracks } = mergeStates(model, a, b);
      expect(tracks[0]!.key).toBe("");
      expect(tracks.length).toBeLessThanOrEqual(MAX_TRACKS);
      expect(tracks.flatMap(({ seen }) => seen.flat()).length).toBeLessThanOrEqual(MAX_TIMES);
    }),
  );
});

describe("one person", () => {
  const model = prepare(
    readConfig({
      lifecycle: {
        trackBy: "category",
        score: { halfLife: "10d", points: [{ event: "Praised", points: 16 }] },
        rules: [
          { id: "often", to: "advocacy", when: { event: "Visited", count: 3, within: "7d" } },
          {
            id: "steps",
            to: "advocacy",
            when: { sequence: [{ event: "One" }, { event: "Two" }, { event: "Three" }] },
          },
        ],
      },
      segments: {},
      interests: {},
    }).table,
  );
  type Told = readonly [day: number, event: string, properties?: object];
  const told = (...events: readonly Told[]): LifecycleState =>
    tell(initialState(model, NOW + (events[0]?.[0] ?? 0) * DAY), ...events);
  const tell = (state: LifecycleState, ...events: readonly Told[]): LifecycleState =>
    events.reduce(
      (before, [day, event, properties = {}]) =>
        advance(model, before, {
          ...(event === "page" ? { type: "page" } : { type: "track", event }),
          properties: { ...properties },
          timestamp: (NOW + day * DAY) * 1000,
        }).state,
      state,
    );

  it("stands where they went last, a new browser counting for nothing", () => {
    const telephone = told([0, "Order Completed"]);
    const computer = told([2, "page", { path: "/" }], [3, "page", { path: "/" }]);
    expect(stageOn(model, mergeStates(model, telephone, computer))).toBe("retention");
    const shopping = tell(computer, [4, "Product Added"]);
    expect(stageOn(model, mergeStates(model, telephone, shopping))).toBe("purchase");
  });

  it("stands further on where both moved in the same second", () => {
    const merged = mergeStates(model, told([0, "Product Added"]), told([0, "Order Completed"]));
    expect(stageOn(model, merged)).toBe("retention");
  });

  it("does not come back from what silence has undone", () => {
    const long = told([0, "Product Added"]);
    expect(stageOn(model, mergeStates(model, long, told([300, "page", { path: "/" }])))).toBe(
      "awareness",
    );
  });

  it("has counted with both browsers, and what both have counted once", () => {
    const [a, b] = [told([0, "Visited"]), told([1, "Visited"])];
    const merged = mergeStates(model, a, b);
    expect(stageOn(model, tell(merged, [2, "Visited"]))).toBe("advocacy");
    expect(stageOn(model, tell(mergeStates(model, merged, a), [0.5, "Other"]))).toBe("awareness");
    expect(stageOn(model, tell(mergeStates(model, a, a), [2, "Visited"]))).toBe("awareness");
  });

  it("goes on with the sequence that got further", () => {
    const merged = mergeStates(model, told([0, "One"], [1, "Two"]), told([2, "One"]));
    expect(stageOn(model, tell(merged, [3, "Three"]))).toBe("advocacy");
    expect(stageOn(model, tell(merged, [3, "Two"]))).toBe("awareness");
  });

  it("has the tracks of both", () => {
    const { tracks } = mergeStates(
      model,
      told([0, "Order Completed", { category: "tea" }], [1, "Product Added", { category: "pots" }]),
      told([2, "Product Added", { category: "cups" }], [3, "Product Added", { category: "tea" }]),
    );
    expect(tracks.map(({ key, stage }) => [key, stage])).toEqual([
      ["", "purchase"],
      ["tea", "purchase"],
      ["cups", "purchase"],
      ["pots", "purchase"],
    ]);
  });

  it("has the orders, points and interests of both", () => {
    const topic = (name: string) => ({ path: "/", topic: name });
    const a = told(
      [0, "Order Completed", { total: 20 }],
      [5, "Praised"],
      [5, "page", topic("tea")],
    );
    const b = told(
      [2, "Order Completed", { total: 30 }],
      [3, "Signed In"],
      [5, "Praised"],
      [5, "Praised"],
      [5, "page", topic("tea")],
      [5, "page", topic("cups")],
    );
    const { profile, now } = mergeStates(model, a, tell(b, [5, "page", topic("tea")]));
    expect(profileFacts(model.profile!, profile, now)).toEqual({
      score: 48,
      known: true,
      orders: 2,
      spent: 50,
      daysSinceOrder: 3,
      daysBetweenOrders: 2,
      interests: ["tea"],
    });
    expect(profile!.slice(6)).toHaveLength(2);
  });
});
