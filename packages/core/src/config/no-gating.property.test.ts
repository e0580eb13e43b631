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

/** Keys by which somebody might try to show some people other links than others, or pay for stars. */
const TRIES = [
  ["when", { score: { gte: 9 } }],
  ["minScore", 4],
  ["stars", { gte: 4 }],
  ["onlyIf", "promoter"],
  ["audience", "vip"],
  ["hideBelow", 3],
  ["threshold", 8],
] as const;

const ids = ["google", "facebook", "yelp", "trustpilot", "naver", "dianping"] as const;
const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.record({ en: fc.constant("Here"), ko: fc.constant("여기") }),
);
const attempt = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...TRIES) },
);

/** An object that may have one of the keys that are to be refused. */
const tempted = <T extends object>(value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.tuple(value, attempt).map(([each, added]) => ({
    ...each,
    ...(added && { [added[0]]: added[1] }),
  }));

const optional = { requiredKeys: [] };
const links = fc
  .uniqueArray(fc.constantFrom(...ids), { maxLength: 6 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        tempted(
          fc.record(
            { id: fc.constant(id), url: fc.webUrl({ validSchemes: ["https"] }), label: text },
            { requiredKeys: ["id", "url"] },
          ),
        ),
      ),
    ),
  );
const thanks = fc.record({
  codes: fc.constant({ generate: { prefix: "TEA-", most: 50 } }),
  text,
});
const ask = fc.record(
  {
    after: fc.constantFrom("Order Completed", "Order Fulfilled"),
    wait: fc.constantFrom("1h", "14d"),
    remind: fc.constantFrom(false, "10d"),
  },
  optional,
);
const reviews = tempted(
  fc.record(
    {
      ask: tempted(ask),
      links,
      about: fc.constantFrom("Product", "Event", "LocalBusiness"),
      photos: fc.constantFrom(false, {}, { most: 3 }),
      moderation: fc.constantFrom("before", "after"),
      thanks: tempted(thanks),
      burst: fc.constant({ most: 20, within: "10m" }),
    },
    optional,
  ),
);
const surveys = fc.uniqueArray(
  tempted(
    fc.record({
      id: fc.constantFrom("nps", "heard", "chat"),
      use: fc.constantFrom("nps", "heard-about-us", "after-chat"),
      links: fc.boolean(),
    }),
  ) as fc.Arbitrary<{ id: string }>,
  { maxLength: 2, selector: ({ id }) => id },
);

const STAGES = ["awareness", "consideration", "purchase", "retention", "advocacy"] as const;

/** Audiences, some of which go by answers. */
const { audience } = fc.letrec((tie) => ({
  audience: fc.oneof(
    { maxDepth: 2 },
    fc.record({ stage: fc.subarray([...STAGES], { minLength: 1 }) }),
    fc.constantFrom(
      { orders: { gte: 1 } },
      { orders: { lte: 0 } },
      { traits: { plan: "pro" } },
      { traits: { nps: { gte: 9 } } },
      { traits: { heardFrom: "friend" } },
      { score: { gte: 5 } },
      { segment: "fans" },
      { segment: "new" },
      "content",
      "everybody",
    ),
    fc.record({ not: tie("audience") }),
    fc.record({ all: fc.array(tie("audience"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie("audience"), { minLength: 1, maxLength: 2 }) }),
  ),
})) as unknown as { audience: fc.Arbitrary<unknown> };
const trigger = fc.oneof(
  fc.constantFrom(
    { after: "10s" },
    { event: "Review Submitted" },
    { event: "Score Given", properties: { kind: "nps" } },
    { event: "Score Given", properties: { score: { gte: 9 } } },
    { event: ["Promoter Identified", "Product Viewed"] },
  ),
  fc.record({ stage: fc.subarray([...STAGES], { minLength: 1 }) }),
);
const prompts = fc.array(
  fc.record(
    {
      widget: fc.constantFrom("review", "survey"),
      as: fc.constant("popup"),
      when: audience,
      trigger,
    },
    { requiredKeys: ["widget", "as"] },
  ),
  { maxLength: 3 },
);

const REST = {
  site: { name: "Nuri Tea", locales: ["en", "ko", "zh"] },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Nuri Tea, Jongno-gu, Seoul" },
  segments: { fans: { traits: { nps: { gte: 9 } } } },
  audiences: {
    content: { traits: { csat: { gte: 4 } } },
    everybody: { visits: { gte: 1 } },
  },
  lifecycle: {
    score: {
      halfLife: "30d",
      points: [{ event: "Score Given", properties: { score: { gte: 9 } }, points: 10 }],
    },
  },
};
const configs = fc
  .record({ review: reviews, surveys }, { requiredKeys: ["review"] })
  .map((keys) => ({ ...REST, ...keys }));
const prompting = prompts.map((shown) => ({
  ...REST,
  review: { links: [{ id: "google", url: "https://g.page/r/nuri/review" }] },
  surveys: [
    { id: "nps", use: "nps", links: true },
    { id: "heard", use: "heard-about-us" },
  ],
  prompts: shown.map((prompt, index) => ({ id: `ask-${index}`, ...prompt })),
}));

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
      [{ burst: { most: 5, within: "1m", ...added } }, {}],
      [{}, added],
    ]) {
      const config = { ...REST, review, surveys: [{ id: "nps", use: "nps", ...survey }] };
      expect(() => readConfig(config)).toThrow(/gating|16 CFR 465/);
    }
  }
});
