import { describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { advance, initialState, prepare, profileFacts } from "../index.ts";

const DAY = 86_400;
const NOW = 1_790_000_000;

describe("levels", () => {
  const scored = prepare(
    readConfig({
      lifecycle: {
        score: {
          halfLife: "10d",
          points: [
            { event: "X", points: 40 },
            { event: "X", properties: { kind: "good" }, points: 10 },
            { page: "/pricing/**", points: 8 },
            { event: "Bad", points: -1000 },
          ],
        },
      },
    }).table,
  );
  const after = (...events: [day: number, event: object][]) => {
    let state = initialState(scored, NOW);
    for (const [day, event] of events) {
      const timestamp = (NOW + day * DAY) * 1000;
      state = advance(scored, state, { type: "track", ...event, timestamp }).state;
    }
    return (day: number) => profileFacts(scored.profile!, state.profile, NOW + day * DAY).score;
  };

  it("add up, and halve with every half-life", () => {
    const score = after([0, { event: "X", properties: { kind: "good" } }]);
    expect([0, 10, 20, 100].map(score)).toEqual([50, 25, 13, 0]);
    const twice = after([0, { event: "X" }], [10, { event: "X" }]);
    expect(twice(10)).toBe(60);
    const page = { type: "page", properties: { path: "/pricing/teams/" } };
    expect(after([0, page], [0, page])(0)).toBe(16);
  });

  it("never sink below nothing", () => {
    expect(after([0, { event: "X" }], [1, { event: "Bad" }])(1)).toBe(0);
    expect(after([0, { event: "X" }], [1, { event: "Bad" }], [2, { event: "X" }])(2)).toBe(40);
  });
});
