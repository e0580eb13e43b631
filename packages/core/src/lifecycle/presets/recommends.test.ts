import { expect, it } from "vitest";
import { readConfig } from "../../config.ts";
import { advance, initialState, prepare, stageOn } from "../../index.ts";

const model = prepare(readConfig({}).table);

/** Where a customer stands after these events. */
function after(...told: readonly [event: string, properties?: Record<string, unknown>][]) {
  const all = [["Order Completed"] as const, ...told];
  const state = all.reduce(
    (before, [event, properties], index) =>
      advance(model, before, {
        type: "track",
        event,
        properties,
        timestamp: 1_700_000_000_000 + index * 60_000,
        verified: true,
      }).state,
    initialState(model),
  );
  return stageOn(model, state);
}

it.each([1, 2, 3, 4, 5])("a review recommends, whatever its stars: %d", (stars) => {
  expect(after(["Review Submitted", { kind: "stars", stars }])).toBe("advocacy");
});

it("a score is no review: only a promoter, as the server tells, recommends", () => {
  for (const score of [0, 6, 8, 9, 10]) {
    expect(after(["Score Given", { kind: "nps", score }])).toBe("retention");
  }
  expect(after(["Score Given", { kind: "nps", score: 9 }], ["Promoter Identified"])).toBe(
    "advocacy",
  );
});

it("a link to another site recommends, and a survey alone does not", () => {
  expect(after(["Review Link Clicked", { link: "google" }])).toBe("advocacy");
  expect(after(["Survey Answered", { survey: "heard" }])).toBe("retention");
});
