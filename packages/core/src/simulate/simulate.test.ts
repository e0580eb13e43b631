import { expect, it } from "vitest";
import { readConfig, type StagelightConfig } from "../config.ts";
import {
  DAY,
  describeCause,
  describeUnused,
  pageView,
  type SimulatedEvent,
  type SimulatedVisitor,
  simulate,
  timelineOf,
} from "../simulate.ts";

const start = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;

/** A visitor whose events are told as `[day, event or path]`. */
function visitor(
  name: string,
  ...events: readonly (readonly [day: number, what: string, more?: Partial<SimulatedEvent>])[]
): SimulatedVisitor {
  return {
    name,
    events: events.map(([day, what, more], index) => ({
      ...(what.startsWith("/") ? pageView(what) : { type: "track", event: what }),
      timestamp: start + day * DAY + index * MINUTE,
      ...more,
    })),
  };
}

function own(lifecycle: Partial<StagelightConfig["lifecycle"] & object>, more = {}) {
  return readConfig({ lifecycle, ...more });
}

function play(config: ReturnType<typeof readConfig>, days: number, ...them: SimulatedVisitor[]) {
  return simulate(config, them, { start, end: start + days * DAY });
}

const MODEL = {
  stages: ["new", "warm", "won"],
  rules: [
    { id: "warms", to: "warm", from: "new", when: { event: "Liked", count: 2, within: "7d" } },
    { id: "wins", to: "won", when: { event: "Bought" } },
  ],
  decay: [
    { id: "cools", from: "warm", to: "new", after: "10d" },
    { id: "fades", from: "won", to: "warm", after: "40d" },
  ],
} as const;

it("counts who ends where, what fired, and how long people stayed", () => {
  const outcome = play(
    own({ model: MODEL }, { audiences: { winners: { stage: "won" }, warm: { stage: "warm" } } }),
    30,
    visitor("a", [0, "/"], [2, "Liked"], [2, "Liked"], [3, "/"]),
    visitor("b", [0, "Liked"], [0, "Liked"], [4, "Bought"], [5, "/"]),
    visitor("c", [1, "/"]),
  );
  const minutes = (count: number): number => Number((count / 1440).toFixed(5));
  expect(outcome).toMatchObject({ visitors: 3, events: 9, days: 30 });
  expect(
    outcome.stages.map(({ stage, end, reached, stays }) => [stage, end, reached, stays]),
  ).toEqual([
    ["new", 2, 3, 2],
    ["warm", 0, 2, 2],
    ["won", 1, 1, 0],
  ]);
  expect(outcome.stages[0]!.medianDays).toBe(minutes(1));
  expect(outcome.transitions).toEqual({ new: { warm: 2 }, warm: { new: 1, won: 1 } });
  expect(outcome.rules).toEqual([
    { id: "warms", to: "warm", fired: 2, visitors: 2, first: { day: minutes(1), visitor: "b" } },
    { id: "wins", to: "won", fired: 1, visitors: 1, first: { day: 4 + minutes(2), visitor: "b" } },
  ]);
  expect(outcome.decay.map(({ id, fired, unused }) => [id, fired, unused?.reason])).toEqual([
    ["cools", 1, undefined],
    ["fades", 0, "too-short"],
  ]);
  // Nobody saw a page while they stood in "warm" but a, on day 3.
  expect(outcome.audiences).toEqual([
    { name: "winners", end: 1, ever: 1 },
    { name: "warm", end: 0, ever: 1 },
  ]);
  const shares = outcome.stages.reduce((sum, { shareOfTime }) => sum + shareOfTime, 0);
  expect(shares).toBeCloseTo(1, 2);
});

it("knows visits, sources, languages and traits, as audiences ask for them", () => {
  const config = readConfig({
    site: { url: "https://nuri.example/" },
    audiences: {
      mail: { source: { medium: "email" } },
      search: { source: { channel: "Organic Search" } },
      returning: { visits: { gte: 2 } },
      koreans: { locale: "ko" },
      pros: { traits: { plan: "pro" } },
      buyers: { orders: { gte: 1 } },
    },
  });
  const outcome = play(
    config,
    10,
    {
      ...visitor(
        "a",
        [0, "/?utm_medium=email&utm_source=letter"],
        [0, "/", { referrer: "https://nuri.example/?utm_medium=email" }],
        [1, "/", { referrer: "https://www.google.com/" }],
      ),
      locale: "ko-KR",
    },
    visitor(
      "b",
      [0, "Order Completed"],
      [0, "", { type: "identify", traits: { plan: "pro" } }],
      [0, "/"],
    ),
  );
  expect(
    Object.fromEntries(outcome.audiences.map(({ name, end, ever }) => [name, [end, ever]])),
  ).toEqual({
    mail: [0, 1],
    search: [1, 1],
    returning: [1, 1],
    koreans: [1, 1],
    pros: [1, 1],
    buyers: [1, 1],
  });
});

it("counts tracks apart", () => {
  const tea = { properties: { category: "tea" } };
  const { tracks, rules } = play(
    own({ model: MODEL, trackBy: "category" }),
    5,
    visitor("a", [0, "Bought", tea]),
  );
  expect(tracks).toEqual({ tea: { won: 1 } });
  expect(rules[1]).toMatchObject({ fired: 2, visitors: 1 });
});

const two = (when: object, more: object = {}) => ({
  ...MODEL,
  rules: [{ id: "tested", to: "warm", from: "new", when, ...more }, ...MODEL.rules],
});

const REASONS: [string, object, SimulatedVisitor, object, string][] = [
  [
    "nobody is where it starts",
    {
      ...MODEL,
      rules: [{ id: "tested", to: "new", from: "won", when: { event: "Lost" } }, ...MODEL.rules],
    },
    visitor("a", [0, "Lost"]),
    { reason: "nobody-there", stages: ["won"] },
    'Nobody was ever in "won".',
  ],
  [
    "nobody does it",
    two({ event: ["Called", "Wrote"] }),
    visitor("a", [0, "/"]),
    { reason: "never-done", what: ["Called or Wrote"] },
    "No visitor did this: Called or Wrote.",
  ],
  [
    "one part of several is never done",
    two({ sequence: [{ event: "Liked" }, { page: "/비교/**" }] }),
    visitor("a", [0, "Liked"]),
    { reason: "never-done", what: ["/비교/**"] },
    "No visitor did this: /비교/**.",
  ],
  [
    "none of its alternatives is done",
    two({ any: [{ event: "Called" }, { traits: { plan: "pro" } }] }),
    visitor("a", [0, "Liked"]),
    { reason: "never-done", what: ["Called", "traits.plan"] },
    "No visitor did this: Called, traits.plan.",
  ],
  [
    "no event is verified",
    two({ event: "Paid" }, { verified: true }),
    visitor("a", [0, "Paid"]),
    { reason: "not-verified", what: ["Paid"] },
    "It counts verified events only, and none was: Paid.",
  ],
  [
    "properties differ",
    two({ event: "Paid", properties: { price: { gte: 50 } } }),
    visitor("a", [0, "Paid", { properties: { price: 49 } }]),
    { reason: "other-properties", what: ["Paid"] },
    "Never with the properties that it asks for: Paid.",
  ],
  [
    "an earlier rule is always first",
    {
      ...MODEL,
      rules: [
        { id: "early", to: "won", when: { event: "Liked" } },
        { id: "tested", to: "warm", when: { event: ["Liked", "Loved"], count: 1 } },
      ],
    },
    visitor("a", [0, "Liked"]),
    { reason: "shadowed", by: "early", times: 1 },
    '"early" was first each time (1) that this could have fired.',
  ],
  [
    "it happens to visitors elsewhere",
    two({ event: "Called" }),
    visitor("a", [0, "Bought"], [1, "Called"]),
    { reason: "elsewhere", stages: ["new"] },
    'What it asks for happened, but never to visitors in "new".',
  ],
  [
    "it does not happen often enough",
    two({ event: "Called", count: 3 }),
    visitor("a", [0, "Called"], [1, "Called"]),
    { reason: "not-together" },
    "What it asks for happened, but never so often, so close together, or all at once.",
  ],
  [
    "the score stays low",
    {
      ...two({ score: { gte: 50 } }),
      score: { halfLife: "10d", points: [{ event: "Called", points: 7 }] },
    },
    visitor("a", [0, "Called"], [0, "/"]),
    { reason: "score-too-low", asked: 50, highest: 7 },
    "It asks for a score of 50; the highest was 7.",
  ],
];

it.each(REASONS)("guesses why a rule never fired: %s", (_, model, who, unused, words) => {
  const { score, ...rest } = model as { score?: object };
  const config = readConfig({ lifecycle: { model: rest, ...(score && { score }) } });
  const { rules } = play(config, 30, who);
  const tested = rules.find(({ id }) => id === "tested")!;
  expect(tested).toMatchObject({ fired: 0, visitors: 0 });
  expect(tested.unused).toEqual(unused);
  expect(describeUnused(tested.unused!)).toBe(words);
});

it("guesses why a decay never fired", () => {
  const decay = [
    { id: "nobody", from: "won", to: "new", after: "1d" },
    { id: "long", from: "warm", to: "new", after: "400d" },
    { id: "active", from: "warm", to: "new", after: "20d", cameFrom: "new" },
  ];
  const config = own({ model: { stages: MODEL.stages, rules: MODEL.rules, decay } as never });
  const kept = [0, 0, 8, 16, 24].map((day) => [day, "Liked"] as const);
  const reasons = (...them: SimulatedVisitor[]) =>
    play(config, 30, ...them).decay.map(({ unused }) => unused && describeUnused(unused));
  expect(reasons(visitor("a", ...kept))).toEqual([
    'Nobody was ever in "won".',
    "It takes 400d: let the simulation go on for longer.",
    "Nobody stayed or kept silent for 20d.",
  ]);
  expect(reasons(visitor("a", [0, "Bought"], [0, "/"]))[2]).toBe('Nobody was ever in "warm".');
});

it("tells one visitor's time in words", () => {
  const config = own({ model: MODEL });
  const { entries, end } = timelineOf(
    config,
    visitor("a", [0, "Liked"], [1, "Liked"], [20, "Bought"]),
    { start, end: start + 80 * DAY },
  );
  const told = entries.map(({ at, event, transitions }) => [
    Math.floor((at - start) / DAY),
    event?.event,
    transitions.map((each) => `${each.to}: ${describeCause(each, config.table)}`).join(),
  ]);
  expect(told).toEqual([
    [0, "Liked", ""],
    [1, "Liked", "warm: 2 × Liked within 1d 1m"],
    [11, undefined, "new: 10d of silence"],
    [20, "Bought", "won: 1 × Bought"],
    [60, undefined, "warm: 40d of silence"],
    [70, undefined, "new: 10d of silence"],
  ]);
  expect(end).toBe("new");
});

it("leaves out what lies behind the end, and copes with nobody and nothing", () => {
  const config = own({ model: MODEL }, { audiences: { winners: { stage: "won" } } });
  expect(play(config, 10, visitor("a", [0, "/"], [11, "Bought"])).events).toBe(1);
  expect(play(config, 10).stages.map(({ end, shareOfTime }) => [end, shareOfTime])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(play(config, 10, { name: "a", events: [] })).toMatchObject({ visitors: 1, events: 0 });
});
