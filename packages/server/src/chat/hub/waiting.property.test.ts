import fc from "fast-check";
import { expect, it } from "vitest";
import { Waiting } from "./waiting.ts";

const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
const time = fc.integer({ min: 0, max: 6 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: id, since: fc.option(time) }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(id, time).map((all) => ({ all: new Map(Object.entries(all)) })),
  },
);

it("counts as going through all of them does, and says whenever another's number changes", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const line = new Waiting();
      const known = new Map<string, number>();
      const before = (at: number) => [...known.values()].filter((other) => other < at).length;
      for (const given of steps) {
        if ("all" in given) {
          line.replace(given.all);
          known.clear();
          for (const [who, since] of given.all) known.set(who, since);
        } else {
          const { who, since } = given;
          const others = [...known].filter(([other]) => other !== who);
          const places = () => others.map(([, at]) => before(at));
          const earlier = places();
          const told = line.set(who, since);
          if (since === null) known.delete(who);
          else known.set(who, since);
          if (places().some((place, at) => place !== earlier[at])) expect(told).toBe(true);
        }
        expect(line.count).toBe(known.size);
        for (let at = 0; at <= 7; at++) expect(line.before(at)).toBe(before(at));
      }
    }),
  );
});
