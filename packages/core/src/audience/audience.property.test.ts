import fc from "fast-check";
import { expect, it } from "vitest";
import { readAudience, readConfig } from "../config.ts";
import {
  type Audience,
  type AudienceKeys,
  describeAudience,
  evaluate,
  type Facts,
} from "../index.ts";
import { trackKey } from "../lifecycle/track-key.ts";
import { type BuiltInSegment, SEGMENTS } from "./segments.ts";

const NAMED: Record<string, Audience> = {
  newcomers: { visits: 1 },
  shoppers: { any: [{ stage: ["purchase", "retention"] }, "newcomers"] },
};
const SEGMENT = { spent: { gte: 2 }, interests: "tea" };
const config = readConfig({
  audiences: NAMED,
  lifecycle: {
    trackBy: "category",
    score: { halfLife: "14d", points: [{ event: "X", points: 1 }] },
  },
  segments: { collectors: SEGMENT },
  interests: {},
});
const stages = config.model.stages;
const FIRST = stages[0];
const LONG = "a category with a very long name";

const NUMBERS = ["score", "orders", "spent", "daysSinceOrder", "daysBetweenOrders"] as const;
const BUILT_IN = Object.keys(SEGMENTS) as BuiltInSegment[];

const word = fc.constantFrom("tea", "ko", "ko-KR", "Google", "email");
const oneOrMore = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(arbitrary, fc.array(arbitrary, { minLength: 1, maxLength: 3 }));
const bounds = fc.oneof(
  fc.record({ gte: fc.integer({ min: -2, max: 2 }), lt: fc.integer({ min: 3, max: 5 }) }),
  fc.record({ gt: fc.constantFrom(0, 1, -1, 0.5) }),
  fc.record({ lte: fc.constantFrom(0, 1, 2.5) }),
);
const match = fc.oneof(
  oneOrMore(fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean())),
  bounds,
  fc.record({ exists: fc.boolean() }),
);
const { audience } = fc.letrec<{ audience: Audience; keys: Record<string, unknown> }>((tie) => ({
  audience: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom("newcomers", "shoppers"),
    tie("keys").filter((keys) => Object.keys(keys).length > 0) as unknown as fc.Arbitrary<Audience>,
  ),
  // Few keys together: of many, one that does not fit would hide the others.
  keys: fc
    .array(
      fc.oneof(
        fc.record({ stage: oneOrMore(fc.constantFrom(...stages)) }),
        fc.record({
          stage: oneOrMore(fc.constantFrom(...stages)),
          track: fc.constantFrom("tea", LONG),
        }),
        fc.record({ visits: fc.oneof(oneOrMore(fc.integer({ min: 1, max: 3 })), bounds) }),
        fc
          .tuple(fc.constantFrom(...NUMBERS), fc.oneof(oneOrMore(fc.nat(3)), bounds))
          .map(([key, wanted]) => ({ [key]: wanted })),
        fc.record({ known: fc.boolean() }),
        fc.record({ interests: oneOrMore(fc.constantFrom("tea", LONG)) }),
        fc.record({ segment: oneOrMore(fc.constantFrom("collectors", ...BUILT_IN)) }),
        fc.record({ locale: oneOrMore(word) }),
        fc.record({ source: fc.record({ source: oneOrMore(word), medium: oneOrMore(word) }) }),
        fc.record({
          source: fc.record({ channel: oneOrMore(fc.constantFrom("Direct", "Email")) }),
        }),
        fc.record({
          traits: fc.dictionary(fc.constantFrom("plan", "address.city"), match, {
            minKeys: 1,
            maxKeys: 1,
          }),
        }),
        fc.record({ all: fc.array(tie("audience"), { minLength: 1, maxLength: 2 }) }),
        fc.record({ any: fc.array(tie("audience"), { minLength: 1, maxLength: 2 }) }),
        fc.record({ not: tie("audience") }),
      ),
      { minLength: 1, maxLength: 2 },
    )
    .map((parts) => Object.assign({}, ...parts) as Record<string, unknown>),
}));

const loose = fc.oneof(
  word,
  fc.integer({ min: -1, max: 4 }),
  fc.constantFrom("2", null, true, 2.5, "9 lives"),
  fc.array(word, { maxLength: 2 }),
  fc.anything(),
);
const facts: fc.Arbitrary<Facts> = fc.record({
  stage: fc.constantFrom(...stages),
  tracks: fc.dictionary(fc.constantFrom("tea", trackKey(LONG)), fc.constantFrom(...stages)),
  visits: fc.integer({ min: 0, max: 4 }),
  locale: word,
  source: fc.record({ source: word, medium: word, channel: fc.constantFrom("Direct", "Email") }),
  score: fc.nat(4),
  known: fc.boolean(),
  orders: fc.nat(6),
  spent: fc.nat(5),
  daysSinceOrder: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
  daysBetweenOrders: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
  interests: fc.subarray(["tea", "cups", trackKey(LONG)]),
  traits: fc.record(
    { plan: loose, address: fc.oneof(loose, fc.record({ city: loose })) },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<Facts>;

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The values under a dotted path; every member of a list counts. */
function values(subject: unknown, path: string[]): unknown[] {
  if (Array.isArray(subject)) return subject.flatMap((member) => values(member, path));
  const [key, ...rest] = path;
  if (key === undefined) return [subject];
  if (subject === null || subject === undefined || !Object.hasOwn(subject, key)) return [];
  return values((subject as Record<string, unknown>)[key], rest);
}

function fits(found: unknown[], wanted: unknown): boolean {
  if (typeof wanted !== "object" || Array.isArray(wanted)) {
    return found.some((value) => listed(wanted).includes(value));
  }
  const rule = wanted as Record<string, number | boolean>;
  if ("exists" in rule) return found.some((value) => value != null) === rule.exists;
  return found.some((value) => {
    if (typeof value !== "number" && typeof value !== "string") return false;
    const number = parseFloat(String(value));
    return (
      // What is farther than a bound can be fits none; `NaN` too.
      Math.abs(number) <= 9e99 &&
      !(number < (rule.gte as number)) &&
      !(number > (rule.lte as number)) &&
      !(number <= (rule.gt as number)) &&
      !(number >= (rule.lt as number))
    );
  });
}

function naive(of: Audience, given: Facts): boolean {
  if (typeof of === "string") return naive(NAMED[of]!, given);
  const { stage, track, segment, visits, known, interests, locale }: AudienceKeys = of;
  const { source, traits, all, any, not }: AudienceKeys = of;
  const stands = track ? (given.tracks[trackKey(track)] ?? FIRST) : given.stage;
  const inRange = (range: unknown) => {
    const [page, wanted] = [given.locale.toLowerCase(), String(range).toLowerCase()];
    return page === wanted || page.startsWith(`${wanted}-`);
  };
  return (
    (stage === undefined || listed(stage).includes(stands)) &&
    (segment === undefined ||
      listed(segment).some((name) =>
        naive(name === "collectors" ? SEGMENT : SEGMENTS[name as BuiltInSegment], given),
      )) &&
    (visits === undefined || fits([given.visits], visits)) &&
    NUMBERS.every((key) => of[key] === undefined || fits([given[key]], of[key])) &&
    (known === undefined || known === given.known) &&
    (interests === undefined ||
      listed(interests).some((topic) => given.interests?.includes(trackKey(String(topic))))) &&
    (locale === undefined || listed(locale).some(inRange)) &&
    Object.entries(source ?? {}).every(([key, wanted]) =>
      fits(values(given.source, [key]), wanted),
    ) &&
    Object.entries(traits ?? {}).every(([key, wanted]) =>
      fits(values(given.traits, key.split(".")), wanted),
    ) &&
    (all ?? []).every((part) => naive(part, given)) &&
    (any === undefined || any.some((part) => naive(part, given))) &&
    (not === undefined || !naive(not, given))
  );
}

it("fits whom the audience, read word by word, fits", () => {
  fc.assert(
    fc.property(audience, fc.array(facts, { minLength: 1, maxLength: 5 }), (of, everybody) => {
      const table = readAudience(of, config, "The test's audience does not fit.");
      expect(JSON.parse(JSON.stringify(table))).toEqual(table);
      for (const each of everybody) expect(evaluate(table, each)).toBe(naive(of, each));
    }),
    { numRuns: 300 },
  );
});

it("describes every audience", () => {
  fc.assert(
    fc.property(audience, (of) => {
      const text = describeAudience(readAudience(of, config, "The test's audience does not fit."));
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 200 },
  );
});

it("asks only for what the site remembers", () => {
  const plain = readConfig({});
  const read = (of: Audience, site: Parameters<typeof readAudience>[1] = plain) =>
    readAudience(of, site, "The test's audience does not fit.");
  for (const of of [
    { segment: "vip" },
    { not: { orders: 1 } },
    { any: [{ known: true }] },
  ] as Audience[]) {
    expect(() => read(of)).toThrow(/segments: \{\}/);
    read(of, readConfig({ segments: {} }));
    read(of, readConfig({ audiences: { one: { spent: { gt: 0 } } } }));
  }
  expect(() => read({ interests: "tea" })).toThrow(/interests: \{\}/);
  read({ interests: "tea" }, readConfig({ interests: {} }));
  expect(() => read({ score: { gte: 5 } })).toThrow(/lifecycle.score/);
  read({ score: { gte: 5 } }, readConfig({ lifecycle: { model: "saas" } }));
  // A trait of the same name is another thing.
  read({ traits: { orders: 1, interests: ["interests", "orders"] } });
});

it("puts what the site says of a segment in the place of what is built in", () => {
  const own = readConfig({ segments: { vip: { spent: { gte: 500 } } } });
  const fit = (of: Audience, given: Partial<Facts>) =>
    evaluate(readAudience(of, own, "The test's audience does not fit."), given as Facts);
  const buyer = { orders: 2, daysSinceOrder: 3, daysBetweenOrders: 9 };
  expect(fit({ segment: "vip" }, { ...buyer, spent: 600 })).toBe(true);
  expect(fit({ segment: "regular" }, { ...buyer, spent: 600 })).toBe(false);
  expect(fit({ segment: "regular" }, { ...buyer, spent: 100 })).toBe(true);
});
