import fc from "fast-check";
import { expect, it } from "vitest";
import { readConfig, type ReadConfig, StagelightError, widgetSettings } from "../config.ts";
import {
  advance,
  evaluate,
  type Facts,
  heard,
  initialState,
  prepare,
  type Signal,
  stageOn,
} from "../index.ts";
import { publicLinks, SCORE_KINDS, SCORE_RANGE } from "../review.ts";
import { configs, leading, prompting, REST, STEPS, TRIES } from "./test-gating.ts";

/** A config that is accepted; nothing of one that is refused. */
function accepted(config: unknown): ReadConfig | undefined {
  try {
    return readConfig(config);
  } catch (error) {
    if (error instanceof StagelightError) return undefined;
    throw error;
  }
}

/** A customer who has given a score, as the server knows them. */
function customer({ table }: ReadConfig, score: number) {
  const model = prepare(table);
  const told: [string, Record<string, unknown>][] = [
    ["Order Completed", {}],
    ["Score Given", { kind: "nps", score }],
  ];
  if (score >= 9) told.push(["Promoter Identified", {}]);
  let state = initialState(model);
  const signals: Signal[] = [];
  told.forEach(([event, properties], index) => {
    const timestamp = 1_700_000_000_000 + index * 60_000;
    const track = { type: "track", event, properties, timestamp, verified: true };
    const { state: next, transitions } = advance(model, state, track);
    state = next;
    // Everybody has ordered; only what came after is looked at.
    if (index === 0) return;
    signals.push(["event", event, properties]);
    for (const { to } of transitions) signals.push(["stage", to]);
  });
  const facts: Facts = {
    stage: stageOn(model, state),
    tracks: {},
    visits: 2,
    locale: "en",
    source: { source: "(direct)", medium: "(none)" },
    score: score >= 9 ? 10 : 0,
    orders: 1,
    daysSinceOrder: 0,
    traits: {
      plan: "pro",
      nps: score,
      csat: Math.ceil(score / 2),
      heardFrom: score >= 9 ? "friend" : "ad",
    },
  };
  return { signals, facts };
}

it("shows everybody the same links, byte for byte, whatever they have answered", () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(configs, (config) => {
      const read = accepted(config);
      if (!read) return void refused++;
      taken++;
      for (const locale of ["en", "ko", "zh", "fr"]) {
        const bytes = new Set<string>();
        for (const kind of SCORE_KINDS) {
          const [lowest, highest] = SCORE_RANGE[kind];
          for (let score = lowest; score <= highest; score++) {
            bytes.add(JSON.stringify(publicLinks(read.review!.links, locale)));
          }
        }
        expect(bytes.size).toBe(1);
        const given = (config.review as { links?: { id: string; url: string }[] }).links ?? [];
        expect(JSON.parse([...bytes][0]!)).toMatchObject(given.map(({ id, url }) => ({ id, url })));
      }
      // What pages are told has none of the words by which a choice could be made.
      const told = widgetSettings(read);
      expect(Object.keys(told.review!).toSorted().join()).toMatch(
        /^links(,photos)?(,policy)?(,thanks)?$/,
      );
      for (const link of told.review!.links) {
        expect(Object.keys(link).toSorted()).toEqual(["id", "label", "url"]);
      }
      for (const survey of Object.values(told.surveys ?? {})) {
        expect([undefined, true]).toContain(survey.links);
      }
    }),
    { numRuns: 300 },
  );
  expect(taken).toBeGreaterThan(40);
  expect(refused).toBeGreaterThan(40);
});

it("asks nobody for a review who would not be asked with a low score", () => {
  let asked = 0;
  fc.assert(
    fc.property(prompting, (config) => {
      const read = accepted(config);
      if (!read) return;
      const promoter = customer(read, 10);
      const others = [0, 6, 8].map((score) => customer(read, score));
      for (const prompt of read.prompts) {
        const shows = ({ facts, signals }: typeof promoter) =>
          (!prompt.when || evaluate(prompt.when, facts)) &&
          (!prompt.triggers ||
            prompt.triggers[0]![0] === "time" ||
            signals.some((signal) => heard([prompt], new Map(), signal).get(prompt.id)));
        if (!shows(promoter)) continue;
        asked++;
        expect(others.map(shows)).toEqual([true, true, true]);
      }
    }),
    { numRuns: 600 },
  );
  expect(asked).toBeGreaterThan(20);
});

/** Stages that a customer can come to after their order, in whichever order they go on. */
function stagesOf({ table }: ReadConfig, promotes: boolean): Set<string> {
  const model = prepare(table);
  const found = new Set<string>();
  const ways = STEPS.flatMap((a) => STEPS.flatMap((b) => STEPS.map((c) => [a, b, c])));
  for (const way of ways) {
    let state = initialState(model);
    let timestamp = 1_700_000_000_000;
    const tell = (event: object) => {
      const { state: next, transitions } = advance(model, state, {
        ...({ type: "track", timestamp, verified: true } as const),
        ...event,
      });
      state = next;
      for (const { to } of transitions) found.add(to);
    };
    tell({ event: "Order Completed" });
    if (promotes) tell({ event: "Promoter Identified" });
    for (const path of way) {
      timestamp += path === undefined ? 2 * 86_400_000 : 60_000;
      tell(path === undefined ? { event: "Seen" } : { type: "page", properties: { path } });
    }
  }
  return found;
}

it("asks nobody by a stage to which only promoters can come", () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(leading, ({ config, stage }) => {
      const read = accepted(config);
      if (!read) return void refused++;
      const [promoters, others] = [stagesOf(read, true), stagesOf(read, false)];
      if (!stage.some((each) => promoters.has(each))) return;
      taken++;
      expect(stage.some((each) => others.has(each))).toBe(true);
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});

it("refuses each such key wherever it stands, and says that it is gating", () => {
  const link = { id: "google", url: "https://g.page/r/nuri/review" };
  const given = { codes: { generate: { most: 5 } }, text: "5 %" };
  for (const [key, value] of TRIES) {
    const added = { [key]: value };
    for (const [review, survey] of [
      [added, {}],
      [{ links: [{ ...link, ...added }] }, {}],
      [{ ask: added }, {}],
      [{ thanks: { ...given, ...added } }, {}],
      [{ photos: added }, {}],
      [{ burst: { most: 50, within: "1m", ...added } }, {}],
      [{}, added],
    ]) {
      const config = { ...REST, review, surveys: [{ id: "nps", use: "nps", ...survey }] };
      expect(() => readConfig(config)).toThrow(/gating|16 CFR 465/);
    }
  }
});
