import fc from "fast-check";

/** For tests: keys by which somebody might try to show some people other links than others, or pay for stars. */
export const TRIES = [
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

/** What each of them has besides. */
export const REST = {
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
/** Configs that ask for reviews; many have a key that is to be refused. */
export const configs = fc
  .record({ review: reviews, surveys }, { requiredKeys: ["review"] })
  .map((keys) => ({ ...REST, ...keys }));
/** Configs that prompt for reviews and surveys, some by an audience or a trigger that chooses. */
export const prompting = prompts.map((shown) => ({
  ...REST,
  review: { links: [{ id: "google", url: "https://g.page/r/nuri/review" }] },
  surveys: [
    { id: "nps", use: "nps", links: true },
    { id: "heard", use: "heard-about-us" },
  ],
  prompts: shown.map((prompt, index) => ({ id: `ask-${index}`, ...prompt })),
}));

/** What {@link leading} listens to, beside orders and promoters: pages, and silence for a day. */
export const STEPS = ["/first", "/second", undefined] as const;

const froms = fc.subarray(["purchase", "advocacy", "consideration", "retention"], { minLength: 1 });
/** A rule or a decay to a stage, out of some others. */
const move = (to: string, page: string) =>
  froms.chain((from) => {
    const out = from.filter((stage) => stage !== to);
    const [first = "advocacy"] = out;
    return fc.constantFrom(
      { rule: { to, from: out.length > 0 ? out : first, when: { page } } },
      { decay: { to, from: first, after: "1d" } },
    );
  });

/** Configs with a model in which promoters have a stage, and that prompt by stages that may follow it. */
export const leading = fc
  .record({
    moves: fc.tuple(move("consideration", STEPS[0]), move("retention", STEPS[1])),
    stage: fc.subarray([...STAGES].slice(1), { minLength: 1, maxLength: 2 }),
    by: fc.constantFrom("when", "trigger"),
  })
  .map(({ moves, stage, by }) => ({
    stage,
    config: {
      ...REST,
      review: {},
      prompts: [{ id: "ask", widget: "review", as: "popup", [by]: { stage } }],
      lifecycle: {
        model: {
          stages: STAGES,
          rules: [
            { to: "purchase", from: "awareness", when: { event: "Order Completed" } },
            { to: "advocacy", from: "purchase", when: { event: "Promoter Identified" } },
            ...moves.flatMap((each) => ("rule" in each ? each.rule : [])),
          ],
          decay: moves.flatMap((each) => ("decay" in each ? each.decay : [])),
        },
      },
    },
  }));
