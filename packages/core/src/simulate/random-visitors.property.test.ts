import fc from "fast-check";
import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { evaluate, prepare } from "../index.ts";
import { BEHAVIOURS, DAY, type Period, randomVisitors, simulate } from "../simulate.ts";
import { play, sourcesOn } from "./play.ts";

const start = Date.UTC(2026, 0, 5);
const period: Period = { start, end: start + 60 * DAY };
const config = readConfig({
  site: { locales: ["en", "ko", "zh"] },
  lifecycle: { trackBy: "category" },
  audiences: {
    pros: { traits: { "company.plan": ["pro", "team"], seats: { gt: 5 } } },
    vips: { segment: "vip" },
    searchers: { source: { term: ["jeju matcha", "tea"], campaign: "spring" } },
    readers: { interests: "green-tea", track: "teaware", stage: "awareness" },
  },
});
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

it("are the same for the same seed, whoever else comes, and others for another", () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, other) => {
      const some = [...randomVisitors(config, 20, period, seed)];
      expect([...randomVisitors(config, 30, period, seed)].slice(0, 20)).toEqual(some);
      fc.pre(seed !== other);
      expect([...randomVisitors(config, 20, period, other)]).not.toEqual(some);
    }),
    { numRuns: 30 },
  );
});

it("come in order, within the time, with names of their own", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const visitors = [...randomVisitors(config, 60, period, seed)];
      expect(new Set(visitors.map(({ name }) => name)).size).toBe(60);
      for (const { events, locale } of visitors) {
        expect(config.site.locales).toContain(locale);
        const times = events.map(({ timestamp }) => timestamp);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((time) => time >= start && time < period.end)).toBe(true);
      }
      const outcome = simulate(config, visitors, period);
      expect(outcome.stages.reduce((sum, { end }) => sum + end, 0)).toBe(60);
      expect(outcome.events).toBe(visitors.reduce((sum, { events }) => sum + events.length, 0));
      for (const { reached, end } of outcome.stages) expect(reached).toBeGreaterThanOrEqual(end);
      for (const { ever, end } of outcome.audiences) expect(ever).toBeGreaterThanOrEqual(end);
    }),
    { numRuns: 20 },
  );
});

it("are mixed as they say, and fit the audiences that the config names", () => {
  const year = { start, end: start + 365 * DAY };
  const visitors = [...randomVisitors(config, 2000, year, 1)];
  for (const { name, share } of BEHAVIOURS) {
    const found = visitors.filter((each) => each.name.startsWith(`${name}-`)).length;
    expect(found / 20, name).toBeGreaterThan(share * 0.8);
    expect(found / 20, name).toBeLessThan(share * 1.2);
  }
  const { audiences, tracks } = simulate(config, visitors, year);
  for (const { name, ever } of audiences) expect(ever, name).toBeGreaterThan(0);
  expect(Object.keys(tracks)).toEqual(["teaware"]);
});

it("counts an audience's visitors as asking at every page would", () => {
  const plain = readConfig({
    site: { locales: ["en", "ko"] },
    audiences: {
      early: { stage: "awareness", visits: { lte: 2 } },
      late: { not: { stage: "awareness" }, source: { medium: ["organic", "email"] } },
      pros: { traits: { plan: "pro" }, stage: ["consideration", "purchase"] },
      back: { stage: "awareness", visits: { gte: 3 }, locale: "ko" },
    },
  });
  const model = prepare(plain.table);
  fc.assert(
    fc.property(seeds, (seed) => {
      const visitors = [...randomVisitors(plain, 80, period, seed)];
      const { audiences } = simulate(plain, visitors, period);
      for (const { name, ever } of audiences) {
        const table = plain.audienceTables[name]!;
        const fits = visitors.filter((visitor) => {
          for (const { event, facts } of play(model, visitor, period.end, sourcesOn())) {
            if ((!event || event.type === "page") && evaluate(table, facts())) return true;
          }
          return false;
        });
        expect(fits.length, name).toBe(ever);
      }
    }),
    { numRuns: 10 },
  );
});
