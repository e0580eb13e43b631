import { decodeState, type Facts, prepare, stageOn } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import fc from "fast-check";
import { expect, it } from "vitest";
import { factsOf } from "../anywhere/facts.ts";
import { memoryOf } from "./memory.ts";

const { table } = readConfig({
  lifecycle: { trackBy: "category" },
  segments: {},
  interests: {},
});
const { stages } = table;
const model = prepare(table);
const direct = { source: "(direct)", medium: "(none)" };
const now = Math.floor(Date.now() / 1000);
const allowed = { t: now, p: ["personalization"] };

const facts: fc.Arbitrary<Facts> = fc
  .record({
    stage: fc.constantFrom(...stages),
    other: fc.constantFrom(...stages),
    visits: fc.integer({ min: 1, max: 99 }),
    source: fc.constantFrom(direct, { source: "news", medium: "email", campaign: "spring" }),
    traits: fc.constantFrom({}, { plan: "team" }),
    orders: fc.integer({ min: 0, max: 9 }),
    daysSinceOrder: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ other, ...rest }) => ({
    ...rest,
    tracks: { teaware: other, "": rest.stage },
    locale: "en",
    now,
    consent: allowed,
  }));

it("remembers what was made up, as the head script and the tracker read it", () => {
  fc.assert(
    fc.property(facts, (of) => {
      const memory = memoryOf(of, table, false, now);
      const { stage, tracks, visits, source, traits, consent } = factsOf(
        memory,
        stages,
        direct,
        "en",
      );
      expect({ stage, tracks, visits, source, traits, consent }).toEqual({
        stage: of.stage,
        tracks: of.tracks,
        visits: of.visits,
        source: of.source,
        traits: of.traits,
        consent: allowed,
      });
      const { h } = memory as { h?: readonly unknown[] };
      const state = decodeState(model, memory.l, now, h);
      expect(stageOn(model, state)).toBe(of.stage);
      expect(stageOn(model, state, "teaware")).toBe(of.tracks["teaware"]);
      const [, , orders, , last] = state.profile!;
      expect(orders).toBe(of.orders);
      if (orders > 0) expect(Math.floor((now - last) / 86_400)).toBe(of.daysSinceOrder);
    }),
  );
});

it.each([
  ["refused", { t: now, p: [] }, true, { c: { t: now, p: [] } }],
  ["not asked, where a yes is needed", undefined, false, {}],
])("remembers nothing of a visitor who was %s", (_, consent, store, memory) => {
  const stranger = { stage: "purchase", tracks: {}, visits: 3, locale: "en", traits: {} };
  const of = { ...stranger, source: direct, ...(consent && { consent }) };
  expect(memoryOf(of, table, store, now)).toEqual(memory);
});
